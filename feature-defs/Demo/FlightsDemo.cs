using FeatureDefs.Flights;
using FeatureDsl.Hosting;
using FeatureDsl.Online;
using FeatureDsl.Runtime.Engine;

namespace FeatureDefs.Demo;

/// <summary>The model of flight delays on three million real flights in the United States in 2001.</summary>
internal sealed class FlightsDemo : IDemo
{
    private const int FewestRows = 1000;

    private FlightQuestions? _questions;
    private DelayModelClient? _client;

    public string Summary => "Load real flights of 2001, train on them, serve them and verify that training and serving agree";

    public string Target => "delay";

    public async Task<DemoPlan> PrepareAsync(string folder, long? rows, CancellationToken cancellation)
    {
        if (rows < FewestRows)
            throw new FeatureDslException($"--rows wants a number from {FewestRows}, so that there is something to train on and to verify.");
        var original = await DemoData.Flights.FetchAsync(cancellation);
        var files = new FlightFiles(folder, rows);
        await files.WriteAsync(original, cancellation);
        _questions = await FlightQuestions.ReadAsync(files, cancellation);
        return new DemoPlan([(nameof(Flight), files.Flights)], files.Spine, files.VerifySpine, files.VerifyEdges);
    }

    public async ValueTask<DemoAnswer> AskAsync(IOnlineStore store, int sample, CancellationToken cancellation)
    {
        var (route, minutes) = _questions!.Routes[sample % _questions.Routes.Count];
        _client ??= new DelayModelClient(store);
        var row = await _client.GetAsync(
            new Airport(route.Origin), route, new FlightRequest { ScheduledMinutes = minutes }, _questions.AsOf, cancellation);
        return new DemoAnswer($"A flight from {route.Origin} to {route.Destination}, {minutes} minutes by schedule,", row);
    }
}
