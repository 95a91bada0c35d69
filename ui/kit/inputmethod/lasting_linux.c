#include "linux.h"
#include <X11/Xresource.h>
#include <X11/Xutil.h>
#include <stdarg.h>
#include <stdlib.h>

XIM __real_XOpenIM(Display *display, XrmDatabase db, char *name, char *class);
XIC __real_XCreateIC(XIM im, ...);
char *__real_XGetICValues(XIC ic, ...);
void __real_XSetICFocus(XIC ic);
void __real_XUnsetICFocus(XIC ic);
int __real_Xutf8LookupString(XIC ic, XKeyPressedEvent *event, char *text, int size, KeySym *key, Status *status);

static XIM method; // NULL when it has ended

// context is what GLFW holds for a window in place of Xlib's own.
struct context {
    XIC real; // NULL while there is no input method
    XIMStyle style;
    Window window;
    Bool focused;
    struct context *next;
};

static struct context *contexts;

static void connect(struct context *c)
{
    c->real = __real_XCreateIC(method, XNInputStyle, c->style, XNClientWindow, c->window, XNFocusWindow, c->window, NULL);
    if (c->real && c->focused)
        __real_XSetICFocus(c->real);
}

// ended is called by Xlib before it frees what belongs to an input method that has gone.
static void ended(XIM im, XPointer none, XPointer nothing)
{
    (void)im, (void)none, (void)nothing;
    method = NULL;
    wordEnds();
    for (struct context *c = contexts; c; c = c->next)
        c->real = NULL;
}

// opened connects the windows with an input method that has come.
static void opened(XIM im)
{
    XIMCallback whenEnded = {NULL, (XIMProc)ended};
    method = im;
    if (!method)
        return;
    XSetIMValues(method, XNDestroyCallback, &whenEnded, NULL);
    for (struct context *c = contexts; c; c = c->next)
        connect(c);
}

static void comes(Display *display, XPointer none, XPointer nothing)
{
    (void)none, (void)nothing;
    if (!method)
        opened(__real_XOpenIM(display, NULL, NULL, NULL));
}

// What follows is put in the place of Xlib's own by the linker.

XIM __wrap_XOpenIM(Display *display, XrmDatabase db, char *name, char *class)
{
    opened(__real_XOpenIM(display, db, name, class));
    XRegisterIMInstantiateCallback(display, NULL, NULL, NULL, (XIDProc)comes, NULL);
    return method;
}

XIC __wrap_XCreateIC(XIM im, ...) // GLFW gives style, window of the client and window of the focus
{
    (void)im;
    struct context *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    va_list given;
    va_start(given, im);
    (void)va_arg(given, char *);
    c->style = va_arg(given, XIMStyle);
    (void)va_arg(given, char *);
    c->window = va_arg(given, Window);
    va_end(given);
    c->next = contexts;
    contexts = c;
    if (method)
        connect(c);
    return (XIC)c;
}

char *__wrap_XGetICValues(XIC ic, ...) // GLFW asks for the events that the input method wants
{
    va_list asked;
    va_start(asked, ic);
    char *what = va_arg(asked, char *);
    void *answer = va_arg(asked, void *);
    va_end(asked);
    struct context *c = (struct context *)ic;
    return c->real ? __real_XGetICValues(c->real, what, answer, NULL) : what;
}

void __wrap_XSetICFocus(XIC ic)
{
    struct context *c = (struct context *)ic;
    c->focused = True;
    if (c->real)
        __real_XSetICFocus(c->real);
}

void __wrap_XUnsetICFocus(XIC ic)
{
    struct context *c = (struct context *)ic;
    c->focused = False;
    if (c->real)
        __real_XUnsetICFocus(c->real);
}

int __wrap_Xutf8LookupString(XIC ic, XKeyPressedEvent *event, char *text, int size, KeySym *key, Status *status)
{
    struct context *c = (struct context *)ic;
    if (c->real)
        return __real_Xutf8LookupString(c->real, event, text, size, key, status);
    int n = XLookupString(event, text, size, key, NULL); // the letters of the keyboard can be typed all the same
    if (n != 1 || (unsigned char)text[0] >= 0x80)
        n = 0;
    *status = n ? XLookupChars : XLookupNone;
    return n;
}

// XDestroyIC asks nobody: the input method sees by itself that the window has gone, and one that has stopped would never answer, so that
// the window would not close.
void __wrap_XDestroyIC(XIC ic)
{
    for (struct context **at = &contexts; *at; at = &(*at)->next)
        if (*at == (struct context *)ic) {
            *at = (*at)->next;
            break;
        }
    free(ic);
}

Status __wrap_XCloseIM(XIM im)
{
    (void)im;
    return True;
}
