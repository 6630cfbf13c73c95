using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Diagnostics;

/// <summary>Every rule of the language, one field each. Ids are never used again for something else; each has a page in docs/rules.</summary>
public static class Rules
{
    /// <summary>A label is part of a feature.</summary>
    public static readonly DiagnosticDescriptor LabelInFeature = Leakage(
        "FDSL1001", "A label is part of a feature", "'{0}' is a label: it is known only after what is to be predicted, so no feature may use it");

    /// <summary>A feature depends on something else than its events and its instant.</summary>
    public static readonly DiagnosticDescriptor Impure = Leakage(
        "FDSL1002", "A feature depends on the clock, on chance or on static state", "'{0}' is not the same in training and in serving; {1}");

    /// <summary>A column is known later than its row.</summary>
    public static readonly DiagnosticDescriptor KnownLater = Leakage(
        "FDSL1003", "A column is known later than its row", "'{0}' is known only from '{1}' on, but rows of '{2}' are seen from '{3}' on; mark '{1}' with [KnownAt], or let both be missing in a source with Corrections");

    /// <summary>A window reaches into the future or is empty.</summary>
    public static readonly DiagnosticDescriptor FutureWindow = Leakage(
        "FDSL1004", "A window reaches into the future", "'{0}' is no span into the past; a window needs a positive one such as 7.Days");

    /// <summary>A snapshot source that does not say from when its rows hold.</summary>
    public static readonly DiagnosticDescriptor NoValidFrom = Leakage(
        "FDSL1005", "A snapshot source without valid-from", "'{0}' does not say from when a row holds: joined to history it would show the present; mark one DateTime property with [ValidFrom]");

    /// <summary>Features of a training set that are taken after the event.</summary>
    public static readonly DiagnosticDescriptor AsOfAfterEvent = new(
        "FDSL1006", "Features are taken after the event",
        "'{0}' is later than '{1}', the time of the event itself: features may then see what the label says; take them at '{1}' or before",
        "Leakage", DiagnosticSeverity.Warning, true, helpLinkUri: Page("FDSL1006"));

    /// <summary>A window ahead outside of a label.</summary>
    public static readonly DiagnosticDescriptor FutureOutsideLabel = Leakage(
        "FDSL1007", "The future outside of a label", "'{0}' looks at what came later, which only a [Label] of a [TrainingSet] may; choose events with Last or All");

    /// <summary>Keys or times that are missing or given twice.</summary>
    public static readonly DiagnosticDescriptor KeyOrTime = Schema(
        "FDSL2001", "A key or a time is missing or doubled", "{0}");

    /// <summary>A type that the language does not have.</summary>
    public static readonly DiagnosticDescriptor UnsupportedType = Schema(
        "FDSL2002", "A type that the language does not have",
        "'{0}' is of type '{1}', which features cannot hold; use bool, int, long, float, double, decimal, string, DateTime, DateOnly, TimeSpan, Guid, FeatureVector, "
        + "an enum of distinct 16-bit members that is not private, a record of these, a FeatureList<T> or a FeatureMap<TKey, TValue>");

    /// <summary>Two features or targets of one name.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = Schema(
        "FDSL2003", "Two of one name", "'{0}' is already the name of {1}; names that differ only in case are the same name");

    /// <summary>A default that does not fit the feature.</summary>
    public static readonly DiagnosticDescriptor WrongDefault = Schema(
        "FDSL2004", "A default of the wrong type", "The default {0} does not fit '{1}', which is a {2}; {3}");

    /// <summary>A source class that disagrees with the schema snapshot.</summary>
    public static readonly DiagnosticDescriptor SchemaMismatch = Schema(
        "FDSL2005", "A source disagrees with the schema", "{0}");

    /// <summary>A class that must have another shape.</summary>
    public static readonly DiagnosticDescriptor Shape = Schema(
        "FDSL2006", "A class of the wrong shape", "{0}");

    /// <summary>A training set whose rows cannot be made.</summary>
    public static readonly DiagnosticDescriptor TrainingSet = Schema(
        "FDSL2007", "A training set that cannot be made", "{0}");

    /// <summary>A vector that does not say how many elements it has.</summary>
    public static readonly DiagnosticDescriptor NoDimension = Schema(
        "FDSL2008", "A vector without a dimension", "{0}");

    /// <summary>A window that looks further back than rows are kept.</summary>
    public static readonly DiagnosticDescriptor BeyondRetention = Schema(
        "FDSL2009", "A window longer than the source's retention",
        "'{0}' looks back {1}, but rows of '{2}' are kept for {3}: a training set would miss what serving has seen; choose a shorter window, or keep rows longer");

    /// <summary>An expression that cannot be translated.</summary>
    public static readonly DiagnosticDescriptor NotTranslatable = Language(
        "FDSL3001", "An expression that cannot be translated", "{0} cannot be translated; {1}");

    /// <summary>A time that is not UTC.</summary>
    public static readonly DiagnosticDescriptor NotUtc = Language(
        "FDSL3002", "A time that is not UTC", "'{0}' is {1}; instants are DateTime values in UTC");

    /// <summary>A division inside an event that may be by zero.</summary>
    public static readonly DiagnosticDescriptor UnguardedDivision = Language(
        "FDSL3003", "An operation inside an event that can fail", "{0} can fail for a single event; {1}");

    /// <summary>A decimal of more than 28 digits.</summary>
    public static readonly DiagnosticDescriptor DecimalDigits = Language(
        "FDSL3004", "A decimal that may not fit", "The result may have {0} digits, and a decimal has at most 28; cast to double, or compute with fewer digits");

    /// <summary>An aggregate that needs an event id.</summary>
    public static readonly DiagnosticDescriptor NeedsEventId = Language(
        "FDSL3005", "Tied events cannot be told apart", "'{0}' depends on the order of events, but '{1}' has no [EventId] to break ties of time; mark the column that tells its events apart");

    /// <summary>A function of System.Math.</summary>
    public static readonly DiagnosticDescriptor SystemMath = Language(
        "FDSL3006", "A function whose last bit differs between engines", "'{0}' does not give the same bits in ClickHouse and in .NET; use '{1}'");

    /// <summary>A method of .NET that means something else elsewhere.</summary>
    public static readonly DiagnosticDescriptor ForeignMethod = Language(
        "FDSL3007", "A method that does not mean the same everywhere", "'{0}' {1}; write '{2}'");

    /// <summary>A feature without a summary.</summary>
    public static readonly DiagnosticDescriptor NoSummary = Advice(
        "FDSL4001", "No summary", "'{0}' has no summary, which is its description everywhere; write '/// <summary>...</summary>' above it");

    /// <summary>A version that means something else than it did.</summary>
    public static readonly DiagnosticDescriptor ChangedDefinition = Error(
        "FDSL4002", "A definition changed without a new version", "{0}", "Governance");

    /// <summary>A view that nobody answers for.</summary>
    public static readonly DiagnosticDescriptor NoOwner = Advice(
        "FDSL4003", "No owner", "Nobody answers for '{0}'; name a team: [FeatureView(Owner = \"...\")]");

    /// <summary>A feature that another view has already.</summary>
    public static readonly DiagnosticDescriptor SameDefinition = Advice(
        "FDSL4004", "Two features compute the same", "'{0}' computes the same as '{1}'; use that feature, so that it is kept and explained once");

    /// <summary>Personal data in a feature that does not say so.</summary>
    public static readonly DiagnosticDescriptor PersonalData = Error(
        "FDSL4005", "Personal data in a feature", "'{0}' is computed from '{1}', which is personal; mark the feature with [Personal] if it may be, or leave it out", "Governance");

    /// <summary>Every rule, in order of id.</summary>
    public static readonly IReadOnlyList<DiagnosticDescriptor> All =
    [
        LabelInFeature, Impure, KnownLater, FutureWindow, NoValidFrom, AsOfAfterEvent, FutureOutsideLabel,
        KeyOrTime, UnsupportedType, DuplicateName, WrongDefault, SchemaMismatch, Shape, TrainingSet, NoDimension, BeyondRetention,
        NotTranslatable, NotUtc, UnguardedDivision, DecimalDigits, NeedsEventId, SystemMath, ForeignMethod,
        NoSummary, ChangedDefinition, NoOwner, SameDefinition, PersonalData,
    ];

    private static DiagnosticDescriptor Leakage(string id, string title, string message) => Error(id, title, message, "Leakage");

    private static DiagnosticDescriptor Schema(string id, string title, string message) => Error(id, title, message, "Schema");

    private static DiagnosticDescriptor Language(string id, string title, string message) => Error(id, title, message, "Language");

    private static DiagnosticDescriptor Advice(string id, string title, string message) =>
        new(id, title, message, "Governance", DiagnosticSeverity.Warning, true, helpLinkUri: Page(id));

    private static DiagnosticDescriptor Error(string id, string title, string message, string family) =>
        new(id, title, message, family, DiagnosticSeverity.Error, true, helpLinkUri: Page(id));

    private static string Page(string id) => $"https://github.com/featuredsl/featuredsl/blob/main/docs/rules/{id}.md";
}
