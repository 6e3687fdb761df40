using System.Runtime.InteropServices;

namespace Atalaya.Core.Reports;

/// <summary>A reusable list of reports and service reports; grows to the largest tick seen and stays there.</summary>
public sealed class ReportBatch
{
    readonly List<Report> _reports = [];
    readonly List<ServiceReport> _services = [];

    public Span<Report> Reports => CollectionsMarshal.AsSpan(_reports);
    public Span<ServiceReport> Services => CollectionsMarshal.AsSpan(_services);
    public int Count => _reports.Count;

    public void Add(in Report report) => _reports.Add(report);
    public void Add(in ServiceReport service) => _services.Add(service);

    /// <summary>Appends a cleared report and returns it for filling in place.</summary>
    public ref Report Add()
    {
        _reports.Add(default);
        return ref CollectionsMarshal.AsSpan(_reports)[^1];
    }

    public void Append(ReportBatch other)
    {
        _reports.AddRange(other.Reports);
        _services.AddRange(other.Services);
    }

    public void Clear()
    {
        _reports.Clear();
        _services.Clear();
    }
}
