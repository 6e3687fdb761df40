using System.Runtime.InteropServices;

namespace Atalaya.Server.Replay;

/// <summary>Makes the calling thread give way to others; .NET's thread priorities do nothing on Linux.</summary>
static partial class BackgroundThread
{
    const int Process = 0;
    const int Nice = 5;

    public static void GiveWay()
    {
        if (OperatingSystem.IsLinux()) _ = SetPriority(Process, 0, Nice);   // 0 = this thread, on Linux
        else Thread.CurrentThread.Priority = ThreadPriority.Lowest;
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int nice);
}
