using System.Text.Json.Serialization;

namespace Atalaya.Server.Archive;

/// <summary>The past positions of a track, oldest first, as columns of equal length: seconds before the time of the picture, degrees, metres (null = not known).</summary>
sealed record TrailModel(string TrackId, double[] AgeS, double[] Lat, double[] Lon, float?[] AltM);

/// <param name="Time">Of the picture, Unix seconds.</param>
sealed record TrailResponse(double Time, TrailModel Trail);

/// <param name="Truncated">There was more than one answer may hold; the trails farthest down the list of tracks are missing.</param>
sealed record TrailsResponse(double Time, TrailModel[] Trails, bool Truncated);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TrailResponse))]
[JsonSerializable(typeof(TrailsResponse))]
sealed partial class TrailJson : JsonSerializerContext;
