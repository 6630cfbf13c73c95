namespace FeatureDsl.Conformance;

/// <summary>A case: a directory with a specification, a table for each source, questions and the expected answers.</summary>
/// <param name="Directory">Where it is.</param>
/// <param name="Specification">What is asked for.</param>
public sealed record ConformanceCase(string Directory, Specification Specification)
{
    /// <summary>Its name.</summary>
    public string Name => Specification.Case;

    /// <summary>Keys and instants: the rows for which the features are wanted.</summary>
    public string Questions => Path.Combine(Directory, "questions.csv");

    /// <summary>The questions again, with the features behind them.</summary>
    public CsvTable Expected => CsvTable.Read(Path.Combine(Directory, "expected.csv"));

    /// <summary>Every case that comes with this program, by name.</summary>
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. System.IO.Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "cases")).Order(StringComparer.Ordinal)
            .Select(d => new ConformanceCase(d, Conformance.Specification.Read(Path.Combine(d, "spec.json")))),
    ];

    /// <summary>The rows of a source.</summary>
    public string Rows(string source) => Path.Combine(Directory, source + ".csv");

    /// <summary>What is wrong with a file of answers, line by line; nothing where all is well.</summary>
    /// <param name="path">A CSV file with the columns of <see cref="Expected"/>, and a row for each question in the same order.</param>
    public IReadOnlyList<string> Check(string path)
    {
        if (!File.Exists(path))
            return ["there are no answers"];
        try
        {
            return Check(CsvTable.Read(path));
        }
        catch (InvalidDataException e)
        {
            return [e.Message];
        }
    }

    private List<string> Check(CsvTable answers)
    {
        var expected = Expected;
        if (answers.Rows.Count != expected.Rows.Count)
            return [$"there are {answers.Rows.Count} answers to {expected.Rows.Count} questions"];
        return
        [
            .. from feature in Specification.Features
               let at = answers.Column(feature.Name)
               let truth = expected.Column(feature.Name)
               from row in Enumerable.Range(0, answers.Rows.Count)
               where !Values.Same(feature.Type, expected.Rows[row][truth], answers.Rows[row][at])
               let question = string.Join(", ", expected.Rows[row].Take(Specification.Entity.Count + 1))
               select $"{feature.Name} at ({question}): {Values.Show(expected.Rows[row][truth])} is right, not {Values.Show(answers.Rows[row][at])}",
        ];
    }
}
