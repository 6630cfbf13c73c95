namespace FeatureDsl.Runtime.Files;

/// <summary>What a file name says about its content.</summary>
internal enum FileKind
{
    Delimited,
    Parquet,
    ArrowFile,
    ArrowStream,
}

/// <summary>The format of a table file, told by its extension.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Separator">The byte between fields of a delimited file.</param>
/// <param name="Gzip">Whether the bytes are gzipped.</param>
internal sealed record FileFormat(FileKind Kind, byte Separator = (byte)',', bool Gzip = false)
{
    public static FileFormat Of(string path)
    {
        var name = Path.GetFileName(path).ToLowerInvariant();
        var gzip = name.EndsWith(".gz", StringComparison.Ordinal);
        var extension = Path.GetExtension(gzip ? name[..^3] : name);
        return (extension, gzip) switch
        {
            (".csv", _) => new FileFormat(FileKind.Delimited, (byte)',', gzip),
            (".tsv", _) => new FileFormat(FileKind.Delimited, (byte)'\t', gzip),
            (".parquet", false) => new FileFormat(FileKind.Parquet),
            (".arrow" or ".feather", false) => new FileFormat(FileKind.ArrowFile),
            (".arrows", false) => new FileFormat(FileKind.ArrowStream),
            _ => throw new FeatureDslException(
                $"The format of '{path}' is not known by its name; " +
                "use one of .csv, .csv.gz, .tsv, .tsv.gz, .parquet, .arrow, .feather (Arrow file) or .arrows (Arrow stream)."),
        };
    }
}
