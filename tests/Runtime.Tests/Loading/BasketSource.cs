using FeatureDsl.Descriptors;

namespace FeatureDsl.Runtime.Tests;

/// <summary>What the compiler would write for <see cref="Basket"/>.</summary>
public sealed class BasketSource(string table) : SourceDescriptor(Basket.Model(table))
{
    public override object Read(IRowReader reader) => Basket.Read(reader);
}
