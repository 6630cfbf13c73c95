using System.Runtime.InteropServices;

namespace FeatureDefs.Demo;

/// <summary>
/// Chooses the flights that are verified: of the first three weeks, one in so many while their airport has seen few flights, and a few whatever it has seen.
/// Plain C# goes through the events of an entity once for every feature of every question: what the largest airports cost it would leave no time for the others.
/// </summary>
internal sealed class VerifyChoice
{
    private const int LastFlight = 350_000, FewFlights = 2_000, TakeEvery = 12, TakeAnywayEvery = 5_000;

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private long _eligible;

    public bool Takes(long id, string origin, string destination)
    {
        if (id > LastFlight)
            return false;
        var seen = ++CollectionsMarshal.GetValueRefOrAddDefault(_seen, origin, out _);
        CollectionsMarshal.GetValueRefOrAddDefault(_seen, destination, out _)++;
        return (seen < FewFlights && ++_eligible % TakeEvery == 0) || id % TakeAnywayEvery == 0;
    }
}
