using FeatureDsl.Conformance;

if (args is not [var answers] || args[0].StartsWith('-'))
{
    foreach (var one in ConformanceCase.All)
        Console.WriteLine($"{one.Name,-20} {one.Specification.Says}");
    Console.Error.WriteLine("Give the directory that holds the answers of your store, a file CASE.csv for each of these cases.");
    return 2;
}

if (!Directory.Exists(answers))
{
    Console.Error.WriteLine($"There is no directory '{answers}'; give the one that holds a file CASE.csv for each case.");
    return 2;
}

var failed = 0;
foreach (var one in ConformanceCase.All)
{
    var wrong = one.Check(Path.Combine(answers, one.Name + ".csv"));
    failed += wrong.Count > 0 ? 1 : 0;
    Console.WriteLine($"{(wrong.Count == 0 ? "ok    " : "WRONG ")} {one.Name}");
    foreach (var line in wrong)
        Console.WriteLine($"         {line}");
}

Console.WriteLine($"{ConformanceCase.All.Count - failed} cases right, {failed} wrong");
return failed == 0 ? 0 : 1;
