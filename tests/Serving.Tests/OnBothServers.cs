namespace FeatureDsl.Serving.Tests;

// Each group of tests once against Debian's redis-server and once against Garnet in this process.
public sealed class StoreOnRedis(RedisProcess server) : StoreTests(server), IClassFixture<RedisProcess>;

public sealed class StoreOnGarnet(GarnetInProcess server) : StoreTests(server), IClassFixture<GarnetInProcess>;

public sealed class ApplierOnRedis(RedisProcess server) : ApplierTests(server), IClassFixture<RedisProcess>;

public sealed class ApplierOnGarnet(GarnetInProcess server) : ApplierTests(server), IClassFixture<GarnetInProcess>;

public sealed class LeaseOnRedis(RedisProcess server) : LeaseTests(server), IClassFixture<RedisProcess>;

public sealed class LeaseOnGarnet(GarnetInProcess server) : LeaseTests(server), IClassFixture<GarnetInProcess>;

public sealed class RejectedRowsOnRedis(RedisProcess server) : RejectedRowTests(server), IClassFixture<RedisProcess>;

public sealed class RejectedRowsOnGarnet(GarnetInProcess server) : RejectedRowTests(server), IClassFixture<GarnetInProcess>;

public sealed class ReplayOnRedis(RedisProcess server) : ReplayTests(server), IClassFixture<RedisProcess>;

public sealed class ReplayOnGarnet(GarnetInProcess server) : ReplayTests(server), IClassFixture<GarnetInProcess>;

public sealed class JoinedRowsOnRedis(RedisProcess server) : JoinedRowTests(server), IClassFixture<RedisProcess>;

public sealed class JoinedRowsOnGarnet(GarnetInProcess server) : JoinedRowTests(server), IClassFixture<GarnetInProcess>;
