namespace FeatureDsl.Hosting.Tests;

/// <summary>A program whose history is loaded and replayed.</summary>
public sealed class LoadedProgram : IAsyncLifetime
{
    public FeatureProgram Program { get; } = new();

    public string Spine { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Program.Write("trips.csv", Rides.Trips());
        Program.Write("profiles.csv", Rides.Profiles());
        Spine = Program.Write("spine.csv", Rides.Spine());
        (await Program.RunAsync("load", "Trip", "trips.csv")).Succeeds();
        (await Program.RunAsync("load", "driver_profiles", "profiles.csv")).Succeeds();
        (await Program.RunAsync("replay", "trips,DriverProfile")).Succeeds();
    }

    public ValueTask DisposeAsync()
    {
        Program.Dispose();
        return ValueTask.CompletedTask;
    }
}
