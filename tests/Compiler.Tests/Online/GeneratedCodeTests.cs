using System.Buffers;
using FeatureDsl.Descriptors;
using FeatureDsl.Online;

namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>The generated state and evaluator against the plain execution of the same classes.</summary>
public class GeneratedCodeTests
{
    private static readonly FeatureProject Project = GeneratedProject.Load(Sample.Source);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory, MemberData(nameof(Seeds))]
    public void Online_and_plain_execution_agree_at_every_step(int seed)
    {
        var target = Project.Targets.Single(t => t.IsService);
        var view = Project.Views.Single();
        var random = new Random(seed);
        var history = new RowsOf(Project, random, 100);
        var key = EntityKey.Of(target.Entities[0], 42L)!;
        var state = view.NewState();
        var packed = ReadOnlyMemory<byte>.Empty;
        for (var i = 0; i <= history.InOrder.Count; i++)
        {
            var next = i < history.InOrder.Count ? history.InOrder[i].RowKnown : history.InOrder[^1].RowKnown.AddSeconds(20);
            var request = history.Request();
            foreach (var asOf in new[] { i == 0 ? next : Later(history.InOrder[i - 1]), next, next.AddMicroseconds(-1) }.Where(a => a >= Earliest(state) && a <= next))
            {
                var seen = new Prefix(history.InOrder.Take(i).ToList());
                Compare(target, target.EvaluatePlain(asOf, seen, [key], [request]), target.EvaluateOnline(Instants.ToMicros(asOf), [packed], [request]), i);
            }

            if (i == history.InOrder.Count)
            {
                break;
            }

            var row = history.InOrder[i];
            state.ApplyAt(row.RowTieBreak is ColumnTuple ? 1 : 0, 0, i, row);
            var buffer = new ArrayBufferWriter<byte>();
            state.Write(buffer);
            packed = buffer.WrittenMemory;
            if (random.Next(3) == 0)
            {
                state = view.NewState();
                state.Read(packed.Span);
            }
        }
    }

    [Fact]
    public void A_row_whose_date_or_span_is_outside_the_contract_says_so()
    {
        var row = new RowsOf(Project, new Random(1), 20).InOrder.First(r => r.GetType().Name == "Order");
        void Set(string property, object? value) => row.GetType().GetProperty(property)!.SetValue(row, value);
        Assert.Null(row.RowFault());
        Set("Due", DateOnly.MaxValue);
        Assert.StartsWith("Due (9999-12-31) lies outside 1900-01-01 to 2299-12-30", row.RowFault(), StringComparison.Ordinal);
        Set("Due", null);
        Set("Took", TimeSpan.FromTicks(1));
        Assert.StartsWith("Took is finer than a microsecond", row.RowFault(), StringComparison.Ordinal);
    }

    private static DateTime Later(IRow row) => row.RowKnown.AddMicroseconds(1);

    private static DateTime Earliest(ViewState state) =>
        state.EarliestAsOf == long.MinValue ? DateTime.MinValue : Instants.FromMicros(state.EarliestAsOf);

    private static void Compare(TargetDescriptor target, IFeatureRow plain, IFeatureRow online, int step)
    {
        var (a, b) = (new float[64], new float[64]);
        Assert.Equal(plain.Fill(a), online.Fill(b));
        Assert.Equal(a, b);
        for (var f = 0; f < plain.Count; f++)
        {
            var name = $"{target.Features[f].Column} after {step} rows";
            Assert.Equal((name, plain.Status(f), Text(plain.Value(f))), (name, online.Status(f), Text(online.Value(f))));
        }
    }

    private static string? Text(object? value) => value switch
    {
        double d => BitConverter.DoubleToInt64Bits(d).ToString("X16"),
        float f => BitConverter.SingleToInt32Bits(f).ToString("X8"),
        DateTime t => t.ToString("O"),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private sealed class Prefix(IReadOnlyList<IRow> rows) : IHistory
    {
        public IEnumerable<T> Rows<T>(ViewInput input, EntityKey key, DateTime asOf)
            where T : class, IRow => rows.OfType<T>();
    }
}
