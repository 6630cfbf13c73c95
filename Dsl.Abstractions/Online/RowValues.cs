namespace FeatureDsl.Online;

/// <summary>What generated rows are made with.</summary>
public static class RowValues
{
    /// <summary>How a value came about.</summary>
    public static FeatureStatus Status(bool fault, bool missing, bool hasDefault) =>
        fault ? FeatureStatus.Error : !missing ? FeatureStatus.Present : hasDefault ? FeatureStatus.Defaulted : FeatureStatus.Missing;

    /// <summary>A decimal with exactly the declared digits behind the point: then equal values also print alike.</summary>
    public static decimal AtScale(decimal value, int scale) => Totals.ToDecimal(Totals.Unscaled(value, scale), scale);

    /// <inheritdoc cref="AtScale(decimal, int)"/>
    public static decimal? AtScale(decimal? value, int scale) => value is { } present ? AtScale(present, scale) : null;

    /// <summary>A feature by its plain C#: the exceptions that the language calls an error become one.</summary>
    /// <param name="feature">Reads the property.</param>
    /// <param name="fault">Whether it is an error.</param>
    public static T? Plain<T>(Func<T> feature, out bool fault)
    {
        try
        {
            fault = false;
            return feature();
        }
        catch (ArithmeticException)
        {
            fault = true;
        }
        catch (InvalidOperationException)
        {
            // The value of a T? that has none.
            fault = true;
        }

        return default;
    }

    /// <summary>Checks that a vector is long enough.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Require(int length, int needed)
    {
        if (length < needed)
        {
            throw new ArgumentException($"The vector has room for {length} numbers, but {needed} are to be written.");
        }
    }
}
