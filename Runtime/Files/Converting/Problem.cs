namespace FeatureDsl.Runtime.Files;

/// <summary>What may be wrong with a value, worded to follow it: "'3.5' is not a whole number".</summary>
internal static class Problem
{
    public const string NotBool = "is not true, false, 1 or 0";
    public const string NotInteger = "is not a whole number";
    public const string Int32Range = "does not fit Int32 (-2147483648 to 2147483647)";
    public const string Int64Range = "does not fit Int64 (-9223372036854775808 to 9223372036854775807)";
    public const string NotFloat = "is not a number";
    public const string FloatRange = "is beyond the largest number of its type";
    public const string NotExact = "cannot be had exactly in the declared type";
    public const string NotDecimal = "is not a decimal number (digits and at most one point)";
    public const string NotDateTime = "is not a date and time; write YYYY-MM-DD HH:MM:SS[.ffffff], in UTC";
    public const string TooFine = "is finer than a microsecond";
    public const string InstantRange = "is outside 1900-01-01 to 2299-12-31, the instants that ClickHouse's DateTime64 holds";
    public const string NotDate = "is not a date; write YYYY-MM-DD";
    public const string DateRange = "is outside 1900-01-01 to 2299-12-30, the days that have instants; where it stands for no date, leave it empty";
    public const string NotMidnight = "has a time of day, and a date has none; declare the column as a DateTime, or cut the time off";
    public const string NotSpan = "is not a span; write whole microseconds, or [-][d.]hh:mm:ss[.ffffff] with hours below 24";
    public const string SpanRange = "is longer than a TimeSpan can be (922337203685477580 microseconds)";
    public const string NotGuid = "is not a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)";
    public const string NotMember = "is not a member of the enum";
    public const string NotVector = "is not a vector; write a JSON array of numbers, such as [0.25,-1], or \"nan\", \"inf\" and \"-inf\" as strings in it";
    public const string MissingElement = "has a missing element; every element of a vector is a number";
    public const string NotList = "is not a list; write a JSON array of numbers, truth values, strings and null, such as [1,2] or [\"a\",\"b\"]";
    public const string NotMap = "is not a map; write a JSON object of numbers, truth values and strings, such as {\"a\":1}";
    public const string NotQuoted = "is not text; write it in quotes";
    public const string MissingList = "is null, but a list is never missing; write an empty one as []";
    public const string MissingMap = "is null, but a map is never missing; write an empty one as {}";
    public const string NullElement = "null, which the declared type does not have";
    public const string NotUtf8 = "is not valid UTF-8";

    public static string Length(int length, int dimension) => $"has {length} element(s), not the {dimension} of its [Dimension]";

    public static string Offset(string offset) =>
        $"has the offset {offset}; the contract wants UTC: convert it before it is loaded";
}
