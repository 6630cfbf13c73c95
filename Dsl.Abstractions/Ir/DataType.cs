namespace FeatureDsl.Ir;

/// <summary>The kinds of value that a column or a feature can have.</summary>
public enum DataKind
{
    /// <summary>True or false.</summary>
    Bool,

    /// <summary>32-bit signed integer.</summary>
    Int32,

    /// <summary>64-bit signed integer.</summary>
    Int64,

    /// <summary>IEEE 754 single precision.</summary>
    Float32,

    /// <summary>IEEE 754 double precision.</summary>
    Float64,

    /// <summary>Decimal of a declared precision (at most 28 digits) and scale.</summary>
    Decimal,

    /// <summary>Unicode text, compared by code point.</summary>
    String,

    /// <summary>An instant: UTC, microseconds since 1970.</summary>
    DateTime,

    /// <summary>A day of the calendar: days since 1970.</summary>
    DateOnly,

    /// <summary>A length of time in microseconds.</summary>
    TimeSpan,

    /// <summary>A 128-bit identifier.</summary>
    Guid,

    /// <summary>One of a closed list of names.</summary>
    Enum,

    /// <summary>A list of scalars; never missing itself.</summary>
    List,

    /// <summary>A vector of single-precision numbers, of a declared dimension.</summary>
    Vector,

    /// <summary>A value and the key that it is chosen by; lives only inside aggregates, never missing itself.</summary>
    Pair,

    /// <summary>A map from keys to values; never missing itself.</summary>
    Map,

    /// <summary>Values under names; lives only in the compiler, because what it is made of are columns, or features, of their own.</summary>
    Record,
}

/// <summary>One member of an enumeration.</summary>
/// <param name="Name">Its C# name; also its name in ClickHouse.</param>
/// <param name="Value">Its number.</param>
public sealed record EnumMember(string Name, int Value);

/// <summary>A C# enumeration as the language sees it.</summary>
/// <param name="FullName">The C# type, fully qualified with <c>global::</c>.</param>
/// <param name="Members">The members in declared order.</param>
public sealed record EnumShape(string FullName, EquatableArray<EnumMember> Members);

/// <summary>The type of a column, an expression or a feature.</summary>
/// <param name="Kind">What kind of value.</param>
/// <param name="Nullable">Whether it can be missing.</param>
/// <param name="Precision">Decimal digits in all, for decimals only.</param>
/// <param name="Scale">Digits behind the point, for decimals only.</param>
/// <param name="Enum">The members, for enumerations only.</param>
/// <param name="Element">The type of an element, for lists; that of a value, for maps and pairs.</param>
/// <param name="Key">The type of a key, for maps and pairs only.</param>
/// <param name="Dimension">How many elements, for vectors only; 0 where it is not known, as of a missing one.</param>
/// <param name="RecordName">The C# type, fully qualified with <c>global::</c>, for records only.</param>
public sealed record DataType(
    DataKind Kind, bool Nullable = false, int Precision = 0, int Scale = 0, EnumShape? Enum = null, DataType? Element = null, DataType? Key = null,
    int Dimension = 0, string? RecordName = null)
{
    /// <summary>The most elements that a vector may have.</summary>
    public const int MaxDimension = 4096;

    /// <summary>The digits of a decimal column, and the scale where none is declared.</summary>
    public const int ColumnPrecision = 18, DefaultScale = 4;

    /// <summary>The most digits a decimal may have: every such number is exact in a C# <see cref="decimal"/>.</summary>
    public const int MaxPrecision = 28;

    /// <summary>The common types.</summary>
    public static readonly DataType
        Bool = new(DataKind.Bool), Int32 = new(DataKind.Int32), Int64 = new(DataKind.Int64),
        Float32 = new(DataKind.Float32), Float64 = new(DataKind.Float64), String = new(DataKind.String),
        DateTime = new(DataKind.DateTime), DateOnly = new(DataKind.DateOnly), TimeSpan = new(DataKind.TimeSpan), Guid = new(DataKind.Guid);

    /// <summary>A decimal of <paramref name="precision"/> digits, <paramref name="scale"/> of them behind the point.</summary>
    public static DataType Decimal(int precision, int scale) => new(DataKind.Decimal, false, precision, scale);

    /// <summary>A list of <paramref name="element"/>.</summary>
    public static DataType List(DataType element) => new(DataKind.List, Element: element);

    /// <summary>A map from <paramref name="key"/> to <paramref name="value"/>.</summary>
    public static DataType Map(DataType key, DataType value) => new(DataKind.Map, Element: value, Key: key);

    /// <summary>A vector of so many elements.</summary>
    public static DataType Vector(int dimension) => new(DataKind.Vector, Dimension: dimension);

    /// <summary>A <paramref name="value"/> with the <paramref name="key"/> that it is chosen by.</summary>
    public static DataType Pair(DataType value, DataType key) => new(DataKind.Pair, Element: value, Key: key);

    /// <summary>A record of this C# type.</summary>
    public static DataType Record(string fullName) => new(DataKind.Record, RecordName: fullName);

    /// <summary>The same type, able to be missing; a list and a map are empty instead.</summary>
    public DataType OrMissing => this with { Nullable = !IsCollection };

    /// <summary>The same type, never missing.</summary>
    public DataType Present => this with { Nullable = false };

    /// <summary>Whether this is a 32- or 64-bit integer.</summary>
    public bool IsInteger => Kind is DataKind.Int32 or DataKind.Int64;

    /// <summary>Whether this is a binary floating-point number.</summary>
    public bool IsFloat => Kind is DataKind.Float32 or DataKind.Float64;

    /// <summary>Whether this is a list.</summary>
    public bool IsList => Kind == DataKind.List;

    /// <summary>Whether this is a map.</summary>
    public bool IsMap => Kind == DataKind.Map;

    /// <summary>Whether this is a list or a map, which is empty where there is nothing, and never missing.</summary>
    public bool IsCollection => IsList || IsMap;

    /// <summary>Whether this is a vector.</summary>
    public bool IsVector => Kind == DataKind.Vector;

    /// <summary>Whether a list can have elements of this type.</summary>
    public bool CanBeElement => Kind is not (DataKind.List or DataKind.Map or DataKind.Vector or DataKind.Pair or DataKind.Record);

    /// <summary>Whether a map can have keys of this type: values that are equal or not, without digits or NaN to tell apart.</summary>
    public bool CanBeKey => CanBeElement && !IsFloat && Kind != DataKind.Decimal;

    /// <summary>The same type, each decimal in it with so many digits behind the point; <see langword="null"/> where there is none.</summary>
    public DataType? WithScale(int scale) => Kind == DataKind.Decimal ? this with { Scale = scale }
        : IsCollection && Element!.WithScale(scale) is { } element ? this with { Element = element }
        : null;

    /// <summary>Whether arithmetic is defined.</summary>
    public bool IsNumeric => IsInteger || IsFloat || Kind == DataKind.Decimal;

    /// <summary>The C# spelling, e.g. <c>long?</c>.</summary>
    public string CSharp => Kind switch
    {
        DataKind.Bool => "bool",
        DataKind.Int32 => "int",
        DataKind.Int64 => "long",
        DataKind.Float32 => "float",
        DataKind.Float64 => "double",
        DataKind.Decimal => "decimal",
        DataKind.String => "string",
        DataKind.DateTime => "global::System.DateTime",
        DataKind.DateOnly => "global::System.DateOnly",
        DataKind.TimeSpan => "global::System.TimeSpan",
        DataKind.Guid => "global::System.Guid",
        DataKind.List => $"global::FeatureDsl.FeatureList<{Element!.CSharp}>",
        DataKind.Map => $"global::FeatureDsl.FeatureMap<{Key!.CSharp}, {Element!.CSharp}>",
        DataKind.Vector => "global::FeatureDsl.FeatureVector",
        DataKind.Pair => $"({Element!.CSharp}, {Key!.CSharp})",
        DataKind.Record => RecordName!,
        _ => Enum!.FullName,
    } + (Nullable ? "?" : "");

    /// <summary>The name shown to people and kept in manifests, e.g. <c>decimal(18,2)?</c>.</summary>
    public string Display => Kind switch
    {
        DataKind.Decimal => $"decimal({Precision},{Scale})",
        DataKind.List => $"list<{Element!.Display}>",
        DataKind.Map => $"map<{Key!.Display}, {Element!.Display}>",
        DataKind.Vector => Dimension == 0 ? "vector" : $"vector({Dimension})",
        DataKind.Pair => $"{Element!.Display} by {Key!.Display}",
        DataKind.Record => "record " + RecordName!.Substring(RecordName.LastIndexOf('.') + 1),
        DataKind.Enum => "enum " + Enum!.FullName.Substring(Enum.FullName.LastIndexOf('.') + 1),
        _ => Kind.ToString().ToLowerInvariant(),
    } + (Nullable ? "?" : "");

    /// <summary>The ClickHouse type of a column that stores it. An array or a map is never null there: a missing vector is an empty one.</summary>
    public string ClickHouse => Nullable && !IsVector && !IsCollection ? $"Nullable({ClickHousePresent})" : ClickHousePresent;

    private string ClickHousePresent => Kind switch
    {
        DataKind.Bool => "Bool",
        DataKind.Int32 => "Int32",
        DataKind.Int64 or DataKind.TimeSpan => "Int64",
        DataKind.Float32 => "Float32",
        DataKind.Float64 => "Float64",
        DataKind.Decimal => $"Decimal({(Precision <= 18 ? 18 : 38)}, {Scale})",
        DataKind.String => "String",
        DataKind.DateTime => "DateTime64(6, 'UTC')",
        DataKind.DateOnly => "Date32",
        DataKind.Guid => "UUID",
        DataKind.List => $"Array({Element!.ClickHouse})",
        DataKind.Map => $"Map({Key!.ClickHouse}, {Element!.ClickHouse})",
        DataKind.Vector => "Array(Float32)",
        DataKind.Pair => $"Tuple({Element!.ClickHouse}, {Key!.ClickHouse})",
        _ => "Enum16(" + string.Join(", ", Enum!.Members.Select(m => $"'{m.Name}' = {m.Value}")) + ")",
    };
}
