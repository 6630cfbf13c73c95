using System.CommandLine;

namespace FeatureDsl.Hosting.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Arguments
{
    public static Argument<string> Target() => new("target") { Description = "A view (by class), a service or a training set (by name)." };

    public static Option<string> Spine() => new("--spine")
    {
        Description = "A CSV, TSV, Parquet or Arrow file with the key columns, as_of (UTC) and the request columns; other columns are carried through. A training set has rows of its own.",
        HelpName = "file",
    };

    public static Option<string> AsOfEnd() => new("--as-of-end")
    {
        Description = "The instant (UTC) up to which the data of a training set is complete: rows whose labels look further ahead are left out. By default the newest event.",
        HelpName = "instant",
    };
}
