using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using SQLitePCL;

namespace Kith.Data;

/// <summary>
/// Makes SQLite come from the operating system's <c>libsqlite3.so.0</c>, which the distribution keeps secure, instead
/// of a copy inside a package (docs/decisions/0004). Microsoft.Data.Sqlite 10 is built against a newer SQLitePCLRaw
/// than the package source has; every member it calls exists in 2.0.6, so the assembly is resolved to the file beside
/// the application. This file goes away when a current SQLitePCLRaw is available.
/// </summary>
public static class SqliteNative
{
    private static readonly string[] LibraryNames = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "sqlite3"];

    /// <summary>SQLITE_CONFIG_MEMSTATUS.</summary>
    private const int MemoryStatus = 9;

    private static readonly Lock Gate = new();
    private static bool _ready;

    /// <summary>Prepares the native library once per process; safe to call again and from any thread.</summary>
    /// <exception cref="DllNotFoundException">The operating system has no SQLite library; the message says what to install.</exception>
    public static void Use()
    {
        lock (Gate)
        {
            if (_ready)
                return;
            AssemblyLoadContext.Default.Resolving += ResolveCore;
            SetUpProvider();
            _ready = true;
        }
    }

    // Kept apart so that no SQLitePCL type is touched before the resolver stands.
    private static void SetUpProvider()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => Load(name));
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        // Debian's library counts every piece of memory under one lock, which all readers then wait for.
        _ = raw.sqlite3_config(MemoryStatus, 0);
    }

    private static Assembly? ResolveCore(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == "SQLitePCLRaw.core"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SQLitePCLRaw.core.dll"))
            : null;

    private static IntPtr Load(string name)
    {
        if (name != "e_sqlite3")
            return IntPtr.Zero;
        foreach (var candidate in LibraryNames)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
                return handle;
        }
        throw new DllNotFoundException(
            "SQLite is missing on this machine. Install it with: apt-get install libsqlite3-0"
        );
    }
}
