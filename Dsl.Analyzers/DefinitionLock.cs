using System.Collections.Immutable;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureDsl.Analyzers;

/// <summary>What the versions of views and services meant when somebody last promised it: the lock files of a project.</summary>
internal sealed class DefinitionLock
{
    private readonly List<LockedDefinition> _definitions = [];
    private readonly List<Diagnostic> _unreadable = [];

    /// <summary>Reports lines that are none, such as those of a merge that was left half done.</summary>
    public void Report(Action<Diagnostic> report) => _unreadable.ForEach(report);

    /// <summary>What is locked of a version.</summary>
    public IEnumerable<LockedDefinition> Of(bool isService, string target, int version) =>
        _definitions.Where(d => d.IsService == isService && d.Target == target && d.Version == version);

    /// <summary>Reads every such file of a project.</summary>
    public static DefinitionLock Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var definitions = new DefinitionLock();
        foreach (var file in files.Where(f => f.Path.EndsWith(LockedDefinition.Extension, StringComparison.OrdinalIgnoreCase)))
        {
            definitions.Add(file.Path, file.GetText(cancellation));
        }

        return definitions;
    }

    private void Add(string path, SourceText? text)
    {
        foreach (var line in text?.Lines ?? Enumerable.Empty<TextLine>())
        {
            var content = line.ToString();
            if (LockedDefinition.Parse(content) is { } definition)
            {
                _definitions.Add(definition);
            }
            else if (!LockedDefinition.IsComment(content))
            {
                var place = Location.Create(path, line.Span, text!.Lines.GetLinePositionSpan(line.Span));
                _unreadable.Add(Diagnostic.Create(Rules.ChangedDefinition, place, $"'{content.Trim()}' is no line of a lock file; write the file again with the command 'lock'"));
            }
        }
    }
}
