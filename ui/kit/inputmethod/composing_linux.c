#include "linux.h"
#include <X11/Xutil.h>
#include <X11/keysym.h>

Bool __real_XFilterEvent(XEvent *event, Window window);

// letters is how many letters the input method has taken for the word that is being composed, 0 where there is none. It says nothing of
// that itself, but it gives back what it has no use for, and writes the word by a key without a number.
static unsigned letters;

void wordEnds(void) { letters = 0; }

static void takes(KeySym key)
{
    if (key > XK_space && key <= XK_asciitilde)
        letters++;
    else if (key == XK_BackSpace && letters > 0)
        letters--;
    else if (key == XK_Escape)
        letters = 0;
}

// XFilterEvent is put in the place of Xlib's own by the linker. A key press that the input method has taken loses its
// type, so that nobody behind it can take it as well; so does a command that it gave back while a word is being composed.
Bool __wrap_XFilterEvent(XEvent *event, Window window)
{
    if (event->type == FocusOut)
        wordEnds();
    if (event->type != KeyPress)
        return __real_XFilterEvent(event, window);
    XKeyEvent pressed = event->xkey; // some input methods clear it
    KeySym key = XLookupKeysym(&pressed, 0);
    Bool command = (pressed.state & (ControlMask | Mod1Mask)) || IsFunctionKey(key);
    Bool taken = __real_XFilterEvent(event, window);
    if (taken && !command)
        takes(key); // all the same if it is given back: that ends the word
    else if (!taken && command && letters > 0 && pressed.keycode != 0 && !IsModifierKey(key))
        taken = True;
    else if (!taken && !IsModifierKey(key))
        wordEnds();
    if (taken)
        event->type = 0; // no event of X has this number
    return taken;
}
