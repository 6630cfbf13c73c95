using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>A column that a table file must bring, with the exact type wanted of it.</summary>
/// <param name="Name">The name in the file's header or schema; compared ordinally.</param>
/// <param name="Kind">The type wanted.</param>
/// <param name="Nullable">Whether a null is a value or a bad one.</param>
/// <param name="Precision">Digits of a <see cref="ColumnKind.Decimal"/>, 1 to 38; ignored for other kinds.</param>
/// <param name="Scale">Digits after the point of a <see cref="ColumnKind.Decimal"/>, 0 to <paramref name="Precision"/>.</param>
/// <param name="EnumValues">The members of a <see cref="ColumnKind.Enum"/> and their numbers.</param>
/// <param name="Dimension">How many elements a <see cref="ColumnKind.Vector"/> has; ignored for other kinds.</param>
/// <param name="Storage">How a <see cref="ColumnKind.Vector"/> is stored: its elements are rounded to what that holds.</param>
/// <param name="Element">The elements of a <see cref="ColumnKind.List"/>, the values of a <see cref="ColumnKind.Map"/>; no list, map or vector. Its name does not matter.</param>
/// <param name="Key">The keys of a <see cref="ColumnKind.Map"/>, of a kind that is equal or not: no floating-point number and no decimal.</param>
public sealed record ColumnSpec(
    string Name,
    ColumnKind Kind,
    bool Nullable,
    int Precision = 0,
    int Scale = 0,
    IReadOnlyDictionary<string, int>? EnumValues = null,
    int Dimension = 0,
    VectorStorage Storage = VectorStorage.Single,
    ColumnSpec? Element = null,
    ColumnSpec? Key = null)
{
    /// <summary>The Arrow type of the converted column.</summary>
    public IArrowType ArrowType => Kind switch
    {
        ColumnKind.Bool => BooleanType.Default,
        ColumnKind.Int32 => Int32Type.Default,
        ColumnKind.Int64 or ColumnKind.TimeSpan => Int64Type.Default,
        ColumnKind.Float32 => FloatType.Default,
        ColumnKind.Float64 => DoubleType.Default,
        ColumnKind.Decimal => new Decimal128Type(Precision, Scale),
        ColumnKind.DateOnly => Date32Type.Default,
        ColumnKind.DateTime => new TimestampType(TimeUnit.Microsecond, "UTC"),
        ColumnKind.Vector => new ListType(new Field("item", ElementType, nullable: false)),
        ColumnKind.List => new ListType(new Field("item", Element!.ArrowType, Element.Nullable)),
        ColumnKind.Map => new MapType(new Field("key", Key!.ArrowType, nullable: false), new Field("value", Element!.ArrowType, Element.Nullable)),
        _ => StringType.Default,
    };

    /// <summary>The Arrow type of an element of a vector.</summary>
    internal IArrowType ElementType => Storage switch
    {
        VectorStorage.Half => UInt16Type.Default,
        VectorStorage.Int8 => Int8Type.Default,
        _ => FloatType.Default,
    };

    private bool IsSingle => Kind is not (ColumnKind.List or ColumnKind.Map or ColumnKind.Vector);

    /// <summary>The type wanted, for messages.</summary>
    internal string Display => Kind switch
    {
        ColumnKind.List => $"{Kind} of {Element!.Display}",
        ColumnKind.Map => $"{Kind} from {Key!.Display} to {Element!.Display}",
        _ => Kind.ToString(),
    };

    /// <summary>The field of the converted column.</summary>
    /// <returns>A field of this name, type and nullability.</returns>
    public Field ToField() => new(Name, ArrowType, Nullable && Kind is not (ColumnKind.Vector or ColumnKind.List or ColumnKind.Map));

    internal void Validate()
    {
        ValidateParts();
        if (Kind == ColumnKind.Vector && Dimension < 1)
            throw new FeatureDslException($"Column '{Name}' is declared as a vector of {Dimension} elements; give it one or more.");
        if (Kind == ColumnKind.Decimal && (Precision is < 1 or > 38 || Scale < 0 || Scale > Precision))
            throw new FeatureDslException(
                $"Column '{Name}' is declared as decimal({Precision}, {Scale}); " +
                "use a precision of 1 to 38 and a scale of 0 to the precision.");
        if (Kind == ColumnKind.Enum && EnumValues is not { Count: > 0 })
            throw new FeatureDslException(
                $"Column '{Name}' is declared as an enum without members; give it the members and their numbers.");
    }

    private void ValidateParts()
    {
        if (Kind is not (ColumnKind.List or ColumnKind.Map))
            return;
        if (Element is not { IsSingle: true })
        {
            throw new FeatureDslException(
                $"Column '{Name}' is declared as a {Kind} of {Element?.Kind.ToString() ?? "nothing"}; give it an element that is a single value.");
        }

        if (Kind == ColumnKind.Map
            && (Key is not { IsSingle: true, Nullable: false } || Key.Kind is ColumnKind.Float32 or ColumnKind.Float64 or ColumnKind.Decimal))
        {
            throw new FeatureDslException($"Column '{Name}' is declared as a map from {Key?.Kind.ToString() ?? "nothing"}; "
                + "give it a key that is never missing and no floating-point number, decimal, list, map or vector.");
        }

        (Element with { Name = Name }).Validate();
        (Key is null ? null : Key with { Name = Name })?.Validate();
    }
}
