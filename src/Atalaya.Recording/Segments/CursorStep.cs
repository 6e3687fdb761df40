namespace Atalaya.Recording.Segments;

enum CursorStep : byte
{
    Record,
    Damage,
    End,
}
