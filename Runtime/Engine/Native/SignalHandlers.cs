using System.Runtime.InteropServices;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>
/// What the process does with signals. As it boots the engine takes SIGRTMIN for its table <c>system.stack_trace</c>, whatever it was told about handlers; it is the
/// signal by which .NET interrupts its threads. From then on each interruption leaves four bytes in a pipe that nobody reads, and with the 16,385th the
/// process hangs for good, some twenty busy minutes later.
/// </summary>
internal static unsafe partial class SignalHandlers
{
    // More than the 152 bytes of glibc's struct sigaction, whose layout does not matter here. The numbers that are glibc's own are refused, before and after.
    private const int Size = 256, Signals = 64;

    /// <summary>Does something, and puts back every handler that it changed.</summary>
    public static T Kept<T>(Func<T> work)
    {
        var kept = stackalloc byte[Signals * Size];
        var now = stackalloc byte[Size];
        new Span<byte>(kept, Signals * Size).Clear();
        for (var i = 0; i < Signals; i++)
            _ = Action(i + 1, null, kept + (i * Size));
        try
        {
            return work();
        }
        finally
        {
            for (var i = 0; i < Signals; i++)
            {
                new Span<byte>(now, Size).Clear();
                if (Action(i + 1, null, now) == 0 && !new Span<byte>(now, Size).SequenceEqual(new Span<byte>(kept + (i * Size), Size)))
                    _ = Action(i + 1, kept + (i * Size), null);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Action(int signal, void* action, void* before);
}
