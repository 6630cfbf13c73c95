using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Brings the many ways in which Arrow may keep text down to one: plain strings.</summary>
internal static class SourceArrays
{
    /// <summary>The type that <see cref="Simplify(IArrowArray)"/> gives.</summary>
    public static IArrowType Simplify(IArrowType type) => type switch
    {
        ExtensionType extension => Simplify(extension.StorageType),
        DictionaryType { ValueType: var values } when Simplify(values) is StringType or BinaryType => StringType.Default,
        LargeStringType or StringViewType or LargeBinaryType or BinaryViewType => StringType.Default,
        _ => type,
    };

    /// <summary>The same values as plain strings if they are text in another form; otherwise the array itself.</summary>
    public static IArrowArray Simplify(IArrowArray array) => array switch
    {
        // Shared, because what differs from the array itself is disposed by the caller.
        ExtensionArray { Storage: var storage } => Simplify(PassThroughConverter.Share(storage, storage.Data.DataType)),
        DictionaryArray { Dictionary: var values } dictionary when Simplify(values.Data.DataType) is StringType or BinaryType =>
            Decode(dictionary, (BinaryArray)Simplify(values)),
        LargeStringArray large => Copy(large, i => large.GetBytes(i)),
        LargeBinaryArray large => Copy(large, i => large.GetBytes(i)),
        BinaryViewArray view => Copy(view, i => view.GetBytes(i)),
        _ => array,
    };

    private delegate ReadOnlySpan<byte> Bytes(int row);

    private static StringArray Copy(IArrowArray array, Bytes bytes)
    {
        var output = new TextOutput();
        output.Start(array.Length);
        for (var row = 0; row < array.Length; row++)
            output.Add(array.IsNull(row) ? default : bytes(row));
        return output.Build(new Validity(array));
    }

    private static StringArray Decode(DictionaryArray dictionary, BinaryArray values)
    {
        var index = IndexReader(dictionary.Indices);
        // A null may also be an index to a null entry of the dictionary, so the nulls are found anew.
        var builder = new StringArray.Builder();
        for (var row = 0; row < dictionary.Length; row++)
        {
            if (dictionary.Indices.IsNull(row) || values.IsNull(index(row)))
                builder.AppendNull();
            else
                builder.Append(values.GetBytes(index(row)));
        }

        return builder.Build();
    }

    private static Func<int, int> IndexReader(IArrowArray indices)
    {
        int At<T>(int row)
            where T : unmanaged, System.Numerics.IBinaryInteger<T> =>
            int.CreateChecked(MemoryMarshal.Cast<byte, T>(indices.Data.Buffers[1].Span)[indices.Offset + row]);
        return indices switch
        {
            Int8Array => At<sbyte>,
            Int16Array => At<short>,
            Int32Array => At<int>,
            Int64Array => At<long>,
            UInt8Array => At<byte>,
            UInt16Array => At<ushort>,
            UInt32Array => At<uint>,
            _ => At<ulong>,
        };
    }
}
