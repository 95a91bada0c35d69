#include <X11/Xlib.h>

// wordEnds tells that no word is being composed any more.
void wordEnds(void);
