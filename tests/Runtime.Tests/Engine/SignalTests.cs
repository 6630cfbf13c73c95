using System.Globalization;
using System.Runtime.InteropServices;

namespace Runtime.Tests.Engine;

/// <summary>The engine in the process, and the signals by which .NET interrupts its threads.</summary>
public sealed partial class SignalTests(EngineFixture engine)
{
    [Fact]
    public async Task The_engine_handles_no_signal_of_the_process()
    {
        Assert.Equal("1", await engine.ClickHouse.ScalarAsync<string>("SELECT '1'", ct: TestContext.Current.CancellationToken));
        var maps = await File.ReadAllLinesAsync("/proc/self/maps", TestContext.Current.CancellationToken);
        Assert.Contains(maps, m => m.Contains("libchdb", StringComparison.Ordinal));
        Assert.DoesNotContain(Enumerable.Range(1, 64), s => FileOf(maps, Handler(s)).Contains("libchdb", StringComparison.Ordinal));
    }

    // The first word of glibc's struct sigaction.
    private static unsafe nuint Handler(int signal)
    {
        var action = stackalloc byte[256];
        return Action(signal, null, action) == 0 ? *(nuint*)action : 0;
    }

    private static string FileOf(string[] maps, nuint address) => maps.FirstOrDefault(m =>
        m.Split(' ')[0].Split('-') is [var start, var end]
        && nuint.Parse(start, NumberStyles.HexNumber, CultureInfo.InvariantCulture) <= address && address < nuint.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)) ?? "";

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static unsafe partial int Action(int signal, void* action, void* before);
}
