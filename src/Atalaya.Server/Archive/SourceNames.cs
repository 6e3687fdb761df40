using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Server.Web;

namespace Atalaya.Server.Archive;

/// <summary>Sources and sensors as text; a source that is not known any more is source-N.</summary>
sealed class SourceNames
{
    PipelineConfiguration _configuration = new();
    TrackModels _models = new(new PipelineConfiguration());

    public void Set(PipelineConfiguration configuration)
    {
        if (ReferenceEquals(configuration, _configuration)) return;
        _configuration = configuration;
        _models = new TrackModels(configuration);
    }

    public string Of(SourceId source) => _models.SourceName(source);

    /// <summary>Names joined by +, in alphabetical order as in <c>atalaya track</c>.</summary>
    public string Of(in Track track) => track.ContributionCount == 1 ? Of(track.Contributions[0].Source) : string.Join('+', _models.SourceNames(track));

    /// <summary>Names joined by +, in the order heard.</summary>
    public string Of(in HearerSet hearers)
    {
        if (hearers.Count == 1) return Of(hearers[0]);
        string[] names = new string[hearers.Listed];
        for (int i = 0; i < names.Length; i++) names[i] = Of(hearers[i]);
        return string.Join('+', names);
    }
}
