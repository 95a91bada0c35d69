// shuangbaictl.exe of the Windows package: it runs shuangbai.exe, which lies beside it and holds both programs, as the command line.
// Windows gives no terminal to a program that has a window, so this one passes on what that one writes, in the characters of the
// terminal, and its exit code. In C it takes a hundredth of the room that Go would.
#include <windows.h>
#include <wchar.h>

#define PROGRAM L"shuangbai.exe"
#define KEPT 8192 // bytes passed on at a time

static HANDLE child; // the program that is run

// say passes UTF-8 on: to a terminal as UTF-16, to everything else byte by byte. It returns how many bytes it has dealt with: at a
// terminal the last may be the beginning of a character, whose rest comes later.
static DWORD say(HANDLE to, const char *text, DWORD length)
{
    DWORD mode, done = 0;
    if (!GetConsoleMode(to, &mode)) {
        while (done < length) {
            DWORD written;
            if (!WriteFile(to, text + done, length - done, &written, NULL))
                return 0;
            done += written;
        }
        return length;
    }
    DWORD whole = length;
    for (DWORD back = 1; back <= 3 && back <= length; back++) {
        unsigned char c = text[length - back];
        if (c >= 0xC0) { // begins a character of 2 to 4 bytes
            if (back < (c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2))
                whole = length - back;
            break;
        }
    }
    wchar_t wide[KEPT];
    DWORD n = MultiByteToWideChar(CP_UTF8, 0, text, whole, wide, KEPT);
    while (done < n) {
        DWORD written;
        if (!WriteConsoleW(to, wide + done, n - done, &written, NULL))
            return 0;
        done += written;
    }
    return whole;
}

static void complain(const char *text)
{
    say(GetStdHandle(STD_ERROR_HANDLE), text, strlen(text));
}

// stream is one of what the program writes: where it comes from and where it goes.
struct stream {
    HANDLE from, to;
};

// passOn passes a stream on to its end. Where nobody takes it any more, as in a pipe that was closed, the program is told by its own
// pipe, as if it had written there itself.
static DWORD WINAPI passOn(void *which)
{
    struct stream *s = which;
    char text[KEPT];
    DWORD kept = 0, got;
    while (ReadFile(s->from, text + kept, KEPT - kept, &got, NULL)) {
        DWORD length = kept + got, done = say(s->to, text, length);
        if (done == 0 && length > 3) {
            CloseHandle(s->from);
            return 1;
        }
        kept = length - done;
        memmove(text, text + done, kept);
    }
    return 0;
}

// interrupted ends the program at Ctrl+C, which does not reach a program without a terminal. A data file stands being stopped at any
// moment.
static BOOL WINAPI interrupted(DWORD event)
{
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        return FALSE;
    TerminateProcess(child, 1);
    return TRUE;
}

// argumentsOf is what follows the program's name in a command line.
static const wchar_t *argumentsOf(const wchar_t *line)
{
    BOOL quoted = FALSE;
    for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++)
        if (*line == L'"')
            quoted = !quoted;
    return line;
}

// handed is a handle that the program inherits.
static HANDLE handed(HANDLE h)
{
    HANDLE copy = NULL;
    DuplicateHandle(GetCurrentProcess(), h, GetCurrentProcess(), &copy, 0, TRUE, DUPLICATE_SAME_ACCESS);
    return copy;
}

// start runs the program and gives the streams that it writes. It inherits what it shall use and nothing else, or whoever waits for the
// end of a pipe would wait for it too.
static BOOL start(wchar_t *program, wchar_t *line, struct stream *out, struct stream *err)
{
    HANDLE outEnd, errEnd;
    if (!CreatePipe(&out->from, &outEnd, NULL, 0) || !CreatePipe(&err->from, &errEnd, NULL, 0))
        return FALSE;
    HANDLE in = handed(GetStdHandle(STD_INPUT_HANDLE));
    if (in == NULL) // a task of the system's may have none
        in = handed(CreateFileW(L"NUL", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL));
    HANDLE given[] = {in, handed(outEnd), handed(errEnd)};
    CloseHandle(outEnd);
    CloseHandle(errEnd);

    SIZE_T size = 0;
    InitializeProcThreadAttributeList(NULL, 1, 0, &size);
    STARTUPINFOEXW how = {0};
    how.lpAttributeList = HeapAlloc(GetProcessHeap(), 0, size);
    how.StartupInfo.cb = sizeof how;
    how.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    how.StartupInfo.hStdInput = given[0];
    how.StartupInfo.hStdOutput = given[1];
    how.StartupInfo.hStdError = given[2];
    PROCESS_INFORMATION running = {0};
    BOOL started = how.lpAttributeList != NULL && InitializeProcThreadAttributeList(how.lpAttributeList, 1, 0, &size) &&
                   UpdateProcThreadAttribute(how.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, given, sizeof given, NULL, NULL) &&
                   CreateProcessW(program, line, NULL, NULL, TRUE, EXTENDED_STARTUPINFO_PRESENT, NULL, NULL, &how.StartupInfo, &running);
    child = running.hProcess;
    for (int i = 0; i < 3; i++)
        CloseHandle(given[i]);
    return started;
}

int main(void)
{
    static wchar_t program[32768 + 16];
    DWORD length = GetModuleFileNameW(NULL, program, 32768);
    while (length > 0 && program[length - 1] != L'\\')
        length--;
    wcscpy(program + length, PROGRAM);

    const wchar_t *arguments = argumentsOf(GetCommandLineW());
    static wchar_t line[32768 + 16] = L"shuangbaictl"; // its name tells the program what it shall be
    wcscat(line, arguments); // Windows gives no longer lines than 32767

    struct stream out = {.to = GetStdHandle(STD_OUTPUT_HANDLE)}, err = {.to = GetStdHandle(STD_ERROR_HANDLE)};
    if (!start(program, line, &out, &err)) {
        complain("没有找到旁边的 shuangbai.exe，请重新安装程序\n");
        return 1;
    }
    SetConsoleCtrlHandler(interrupted, TRUE);
    HANDLE other = CreateThread(NULL, 0, passOn, &err, 0, NULL);
    BOOL lost = passOn(&out) != 0;
    WaitForSingleObject(other, INFINITE);
    WaitForSingleObject(child, INFINITE);
    DWORD code = 1;
    if (!GetExitCodeProcess(child, &code) || (code == 0 && lost)) {
        complain("shuangbai.exe 写出的内容没有全部传到\n");
        return 1;
    }
    return code;
}
