using System.Collections.Immutable;
using System.Text;
using Atalaya.AsterixGenerator.Emission;
using Atalaya.AsterixGenerator.Layout;
using Atalaya.Formats.Asterix.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Atalaya.AsterixGenerator;

/// <summary>Typed readers and writers from the ASTERIX definitions among a project's additional files; run again only for a file whose text changed.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class AsterixGenerator : IIncrementalGenerator
{
    static readonly DiagnosticDescriptor Unusable = new("ATA001", "ASTERIX definition", "{0}", "Asterix", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SpecText> files = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".spec", StringComparison.Ordinal))
            .Select(static (text, cancellation) => new SpecText(Path.GetFileName(text.Path), text.GetText(cancellation)?.ToString() ?? ""));
        IncrementalValueProvider<ImmutableArray<SpecText>> expansions = files.Where(static file => file.IsExpansion).Collect();
        IncrementalValuesProvider<(SpecText Category, SpecText? Expansion)> categories = files.Where(static file => !file.IsExpansion).Combine(expansions)
            .Select(static (pair, _) => (pair.Left, pair.Right.FirstOrDefault(expansion => expansion.Number == pair.Left.Number)));
        context.RegisterSourceOutput(categories, static (output, pair) => Generate(output, pair.Category, pair.Expansion));
    }

    static void Generate(SourceProductionContext output, SpecText category, SpecText? expansion)
    {
        try
        {
            CategoryLayout layout = LayoutReader.Read(category.Read(), expansion?.Read());
            foreach (GeneratedFile file in CategoryEmitter.Emit(layout))
                output.AddSource($"{file.TypeName}.g.cs", SourceText.From(file.Text, new UTF8Encoding(false)));
        }
        catch (SpecException problem)
        {
            output.ReportDiagnostic(Diagnostic.Create(Unusable, Location.None, problem.Message));
        }
    }
}
