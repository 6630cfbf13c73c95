using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime.Tests;

/// <summary>What the compiler would write for a request of lists and maps; it is only staged, never read.</summary>
internal sealed class TaggedRequest() : SourceDescriptor(new SourceModel(
    "global::TaggedRequest", "", "TaggedRequest", "A request.", SourceKind.Request, "",
    EquatableArray.Of(
        new ColumnModel("Tags", "tags", DataType.List(DataType.String.OrMissing), false),
        new ColumnModel("States", "states", DataType.List(Trip.StatusType), false),
        new ColumnModel("Quantities", "quantities", DataType.Map(DataType.String, DataType.Int64), false),
        new ColumnModel("Owners", "owners", DataType.Map(Trip.StatusType, DataType.Guid), false),
        new ColumnModel("Times", "times", DataType.List(DataType.DateTime), false)),
    "", null, 0, null, 0, EquatableArray<EntityKeyModel>.Empty))
{
    public override object Read(IRowReader reader) => throw new InvalidOperationException("These tests read no requests.");
}
