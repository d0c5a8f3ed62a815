namespace Kith.Data;

/// <summary>Marks what strangers may see: saving a change to it moves the public version on, which empties page caches.</summary>
public interface IPublic;
