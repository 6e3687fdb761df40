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
        IncrementalValuesProvider<SpecText> specs = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".spec", StringComparison.Ordinal))
            .Select(static (text, cancellation) => new SpecText(Path.GetFileName(text.Path), text.GetText(cancellation)?.ToString() ?? ""));
        context.RegisterSourceOutput(specs, static (output, spec) => Generate(output, spec));
    }

    static void Generate(SourceProductionContext output, SpecText spec)
    {
        try
        {
            CategoryLayout category = LayoutReader.Read(SpecReader.Read(spec.File, spec.Text));
            foreach (GeneratedFile file in CategoryEmitter.Emit(category))
                output.AddSource($"{file.TypeName}.g.cs", SourceText.From(file.Text, new UTF8Encoding(false)));
        }
        catch (SpecException problem)
        {
            output.ReportDiagnostic(Diagnostic.Create(Unusable, Location.None, problem.Message));
        }
    }
}
