using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Descriptors;

namespace FeatureDsl.Benchmarks.Shapes;

/// <summary>A feature that is measured as a whole.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Target">Of the view that has it as its only feature.</param>
/// <param name="View">That view.</param>
/// <param name="Evaluate">Evaluates it at an instant from the bytes of a state; <see langword="null"/> where it takes more than one state.</param>
/// <param name="ByHand">The query that one writes by hand for it, over a spine: the number of its row, and the value; rows without events may be left out.</param>
internal sealed record ShapeCase(string Name, TargetDescriptor Target, ViewDescriptor View, Action<long, byte[]>? Evaluate, Func<string, string> ByHand)
{
    /// <summary>An event like a payment.</summary>
    public Func<Payment, IRow> Row { get; init; } = payment => payment;
}
