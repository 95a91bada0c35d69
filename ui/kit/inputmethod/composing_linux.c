#include <X11/Xlib.h>

Bool __real_XFilterEvent(XEvent *event, Window window);

// XFilterEvent is put in the place of Xlib's own by the linker. A key press that the input method has taken loses its
// type, so that nobody behind it can take it as well.
Bool __wrap_XFilterEvent(XEvent *event, Window window)
{
    Bool press = event->type == KeyPress;
    Bool taken = __real_XFilterEvent(event, window);
    if (press && taken)
        event->type = 0; // no event of X has this number
    return taken;
}
