using System.CommandLine;

namespace FeatureDsl.Hosting.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Arguments
{
    public static Argument<string> Target() => new("target") { Description = "A view (by class) or a service (by name)." };

    public static Option<string> Spine() => new("--spine")
    {
        Description = "A CSV, TSV, Parquet or Arrow file with the key columns, as_of (UTC) and the request columns; other columns are carried through.",
        HelpName = "file",
        Required = true,
    };
}
