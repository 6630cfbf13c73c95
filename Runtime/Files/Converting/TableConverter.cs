using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Converts the chunks of a file to batches of declared columns. Values are exact or bad: nothing is rounded, cut or guessed. Keeps scratch
/// memory: one thread at a time.
/// </summary>
public sealed class TableConverter
{
    private readonly IReadOnlyList<ColumnSpec> columns;
    private readonly ColumnConverter[] converters;

    private TableConverter(IReadOnlyList<ColumnSpec> columns, ColumnConverter[] converters)
    {
        this.columns = columns;
        this.converters = converters;
        Schema = new Schema(columns.Select(c => c.ToField()), metadata: null);
    }

    /// <summary>The schema of the converted batches: the declared columns in the declared order.</summary>
    public Schema Schema { get; }

    /// <summary>Matches the declared columns with those of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">The declared columns.</param>
    /// <returns>The converter for all chunks of the file.</returns>
    /// <exception cref="FeatureDslException">A column is missing, or of a type that cannot be converted.</exception>
    public static TableConverter Create(TableFile file, IReadOnlyList<ColumnSpec> columns) => Create(file.Path, file.Schema, columns);

    /// <summary>Matches the declared columns with those of a source of batches.</summary>
    /// <param name="name">What to call the source in messages.</param>
    /// <param name="schema">The source's schema.</param>
    /// <param name="columns">The declared columns.</param>
    /// <returns>The converter for all chunks of that schema.</returns>
    /// <exception cref="FeatureDslException">A column is missing, or of a type that cannot be converted.</exception>
    public static TableConverter Create(string name, Schema schema, IReadOnlyList<ColumnSpec> columns)
    {
        RequireAll(name, schema, columns);
        var converters = new ColumnConverter[columns.Count];
        for (var i = 0; i < converters.Length; i++)
        {
            columns[i].Validate();
            var type = schema.GetFieldByName(columns[i].Name).DataType;
            converters[i] = ColumnConverters.Find(SourceArrays.Simplify(type), columns[i])
                ?? throw new FeatureDslException(
                    $"{name}: column '{columns[i].Name}' is {Show(type)} in the file and {columns[i].Display} as declared, " +
                    "which cannot be had from it without loss; change the declaration or write the column in another type.");
        }

        return new TableConverter(columns, converters);
    }

    /// <summary>Converts a chunk; rows that could not be read or hold a bad value are reported and left out.</summary>
    /// <param name="chunk">The chunk, which stays the caller's and may be disposed before the result.</param>
    /// <param name="rejects">Takes the bad rows, in the order of the file's rows for each of the two kinds.</param>
    /// <returns>The good rows; may be empty; the caller's to dispose.</returns>
    public RecordBatch Convert(TableChunk chunk, IBadRowSink rejects)
    {
        foreach (var row in chunk.BadRows)
            rejects.Report(row);
        var bad = new BadCells(chunk.Batch.Length);
        var arrays = new IArrowArray[columns.Count];
        for (var i = 0; i < arrays.Length; i++)
            arrays[i] = Convert(chunk.Batch.Column(columns[i].Name), columns[i], converters[i], bad);
        foreach (var (row, column, reason) in bad.InOrder)
            rejects.Report(new BadRow(chunk.File, chunk.RowNumber(row), chunk.LineNumber(row), column, reason, chunk.RawRow(row)));
        return bad.RowCount == 0 ? new RecordBatch(Schema, arrays, chunk.Batch.Length) : WithoutBad(arrays, bad);
    }

    private static IArrowArray Convert(IArrowArray source, ColumnSpec column, ColumnConverter converter, BadCells bad)
    {
        bad.Column = column.Name;
        var simple = SourceArrays.Simplify(source);
        if (!column.Nullable && simple.NullCount > 0)
            ReportNulls(simple, column.Kind, bad);
        var converted = converter.Convert(simple, bad);
        if (!ReferenceEquals(simple, source))
            simple.Dispose();
        return converted;
    }

    private static void ReportNulls(IArrowArray array, ColumnKind kind, BadCells bad)
    {
        var reason = kind switch
        {
            ColumnKind.List => Problem.MissingList,
            ColumnKind.Map => Problem.MissingMap,
            _ => "is null, but the column is declared as never null",
        };
        var validity = new Validity(array);
        for (var row = 0; row < array.Length; row++)
        {
            if (validity.IsNull(row))
                bad.Add(row, reason);
        }
    }

    private RecordBatch WithoutBad(IArrowArray[] arrays, BadCells bad)
    {
        var kept = bad.Rows.Length - bad.RowCount;
        var good = arrays.Select(a => RowFilter.Keep(a, bad.Rows, kept)).ToList();
        foreach (var array in arrays)
            array.Dispose();
        return new RecordBatch(Schema, good, kept);
    }

    private static void RequireAll(string name, Schema schema, IReadOnlyList<ColumnSpec> columns)
    {
        var present = schema.FieldsList.Select(f => f.Name).ToList();
        var missing = columns.Select(c => c.Name).Where(c => !present.Contains(c)).ToList();
        if (missing.Count == 0)
            return;
        var guesses = missing.Select(m => (Wanted: m, Found: Spelling.Nearest(m, present.Except(columns.Select(c => c.Name)))))
            .Where(g => g.Found is not null)
            .Select(g => $"'{g.Found}' may be meant as '{g.Wanted}'");
        throw new FeatureDslException(string.Join("; ", [
            $"{name}: the file lacks the column{(missing.Count == 1 ? "" : "s")} {Quoted(missing)}",
            $"it has {Quoted(present)}",
            .. guesses]) + ".");
    }

    private static string Show(IArrowType type) => type switch
    {
        MapType map => $"{type.Name} from {Show(map.KeyField.DataType)} to {Show(map.ValueField.DataType)}",
        ListType or LargeListType or FixedSizeListType => $"{type.Name} of {Show(((NestedType)type).Fields[0].DataType)}",
        _ => type.Name,
    };

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"'{n}'"));
}
