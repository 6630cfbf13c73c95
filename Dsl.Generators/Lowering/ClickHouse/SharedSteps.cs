using System.Text.RegularExpressions;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// Which of the steps that several others read are statements of their own. ClickHouse plans a step anew wherever it is read, with all that it reads in turn, though it computes
/// a shared one only once: a statement of a few sources is planned at once, one of many takes a minute.
/// </summary>
internal sealed class SharedSteps
{
    // A service of three views over two sources is about forty.
    private const int MostPlanned = 120;

    private readonly IReadOnlyList<Cte> _steps;
    private readonly int _before;
    private readonly List<Cte> _kept = [];

    /// <summary>Plans the steps of a phase.</summary>
    /// <param name="steps">Each behind those that it reads.</param>
    /// <param name="before">How many statements there are before.</param>
    public SharedSteps(IReadOnlyList<Cte> steps, int before)
    {
        (_steps, _before) = (steps, before);
        if (Planned() > MostPlanned)
        {
            _kept.AddRange(steps.Where(s => s.IsShared));
        }
    }

    /// <summary>How many statements they are.</summary>
    public int Count => _kept.Count;

    /// <summary>The shared steps that are statements, each with the steps that it reads.</summary>
    public IEnumerable<(Cte Step, IReadOnlyList<Cte> With)> Statements => _kept.Select(s => (s, With(s.Body)));

    /// <summary>The steps that a select reads, and those that they read.</summary>
    public IReadOnlyList<Cte> With(IReadOnlyList<string> select)
    {
        var (needed, open) = (new HashSet<Cte>(), new Stack<IReadOnlyList<string>>([select]));
        while (open.Count > 0)
        {
            foreach (var step in Read(open.Pop()).Where(needed.Add).Where(s => !_kept.Contains(s)))
            {
                open.Push(step.Body);
            }
        }

        return [.. _steps.Where(needed.Contains).Select(s => _kept.IndexOf(s) is >= 0 and var place ? Table(s, _before + place + 1) : s)];
    }

    private static Cte Table(Cte step, int number) => new(step.Name, [$"The result of step {number}."], ["SELECT *", $"FROM {SqlNames.Step(number)}"]);

    // How many selects are planned in all, if each is wherever it is read.
    private long Planned()
    {
        var planned = new Dictionary<Cte, long>();
        foreach (var step in _steps)
        {
            planned[step] = 1 + Read(step.Body).Sum(read => planned.TryGetValue(read, out var inside) ? inside : 0);
        }

        return _steps.Count == 0 ? 0 : planned[_steps[_steps.Count - 1]];
    }

    // As often as it is read.
    private IEnumerable<Cte> Read(IReadOnlyList<string> select)
    {
        foreach (Match table in Regex.Matches(string.Join("\n", select), @"\b(?:FROM|JOIN)\s+(`?\w+`?)", RegexOptions.CultureInvariant))
        {
            if (_steps.FirstOrDefault(s => s.Name == table.Groups[1].Value) is { } step)
            {
                yield return step;
            }
        }
    }
}
