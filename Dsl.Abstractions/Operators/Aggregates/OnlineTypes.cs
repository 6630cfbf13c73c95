using System.Globalization;
using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>How values of the language are held in online state.</summary>
public static class OnlineTypes
{
    /// <summary>The namespace of the states.</summary>
    public const string Online = "global::FeatureDsl.Online.";

    /// <summary>The class of the arithmetic.</summary>
    public const string Totals = Online + "Totals.";

    /// <summary>The C# type: that of the language, but members of enumerations as their number.</summary>
    public static string Held(DataType type) => type.Kind switch
    {
        DataKind.Enum => type.Nullable ? "int?" : "int",
        DataKind.Pair => $"({Held(type.Element!)}, {Held(type.Key!)})",
        _ => type.CSharp,
    };

    /// <summary>The C# type and its slot, as type arguments.</summary>
    public static string Arguments(DataType type) => $"{Held(type)}, {Slot(type)}";

    /// <summary>The slot that packs a value.</summary>
    public static string Slot(DataType type) => (type.Kind, type.Nullable) switch
    {
        (DataKind.String, true) => Online + "MaybeTextSlot",
        (_, true) => $"{Online}MaybeSlot<{Arguments(type.Present)}>",
        (DataKind.String, _) => Online + "TextSlot",
        (DataKind.Enum, _) => Online + "Int32Slot",
        (DataKind.List, _) => $"{Online}ListSlot<{Each(type.Element!)}>",
        (DataKind.Map, _) => $"{Online}MapSlot<{Each(type.Key!)}, {Each(type.Element!)}>",
        (DataKind.Pair, _) => $"{Online}PairSlot<{Arguments(type.Element!)}, {Arguments(type.Key!)}>",
        _ => $"{Online}{type.Kind}Slot",
    };

    /// <summary>What a held value is where there is none.</summary>
    public static string Nothing(DataType type) => type.IsCollection ? "default" : "null";

    /// <summary>The bytes of a slot.</summary>
    public static int Width(DataType type) => (type.Nullable ? 1 : 0) + type.Kind switch
    {
        DataKind.Bool => 1,
        DataKind.Int32 or DataKind.Float32 or DataKind.Enum or DataKind.DateOnly => 4,
        DataKind.Decimal or DataKind.Guid or DataKind.Map => 16,
        DataKind.Pair => Width(type.Element!) + Width(type.Key!),
        _ => 8,
    };

    // A list holds members of enumerations as what they are.
    private static string Each(DataType element) => element switch
    {
        { Kind: DataKind.Enum, Nullable: true } =>
            $"{element.CSharp}, {Online}MaybeSlot<{element.Present.CSharp}, {Online}EnumSlot<{element.Present.CSharp}>>",
        { Kind: DataKind.Enum } => $"{element.CSharp}, {Online}EnumSlot<{element.CSharp}>",
        _ => Arguments(element),
    };

    /// <summary>The C# text of a double, exact to the bit.</summary>
    public static string Number(double value) =>
        $"global::System.BitConverter.Int64BitsToDouble({BitConverter.DoubleToInt64Bits(value).ToString(CultureInfo.InvariantCulture)}L /* {value.ToString(CultureInfo.InvariantCulture)} */)";

    /// <summary>The C# text of a value as it is held.</summary>
    public static string Hold(DataType type, string value) => type.Kind == DataKind.Enum ? $"(({Held(type)}){value})" : value;

    /// <summary>The C# text of a function that makes of a held value one of a list.</summary>
    public static string ReleaseEach(DataType element) => element.Kind == DataKind.Enum ? $"static x => ({element.CSharp})x" : "static x => x";

    /// <summary>The C# text of a held value as the language sees it, in a type that can be missing.</summary>
    public static string Release(DataType type, string held) => type.Kind == DataKind.String ? held : $"({type.OrMissing.CSharp}){held}";
}
