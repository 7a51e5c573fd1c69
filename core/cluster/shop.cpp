// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/shop.h"

#include <algorithm>

namespace loadstone {

namespace {

using Statements = std::vector<std::string>;

// The user has no rights beyond the shop, as everybody on this machine may enter as it: a superuser
// could start programs.
const Statements& makeDatabase() {
    static const Statements all{"CREATE ROLE app LOGIN", "CREATE DATABASE shop OWNER app"};
    return all;
}

const Statements& makeTables() {
    // NOLINTBEGIN(bugprone-suspicious-missing-comma)
    static const Statements all{
        "SET ROLE app",
        "CREATE TABLE brand (id int PRIMARY KEY, name text NOT NULL)",
        "CREATE TABLE colour (id int PRIMARY KEY, name text NOT NULL)",
        "CREATE TABLE size (id int PRIMARY KEY, name text NOT NULL)",
        "CREATE TABLE product (id int PRIMARY KEY, name text NOT NULL, "
        "brand_id int NOT NULL REFERENCES brand)",
        "CREATE TABLE sku (id int PRIMARY KEY, product_id int NOT NULL REFERENCES product, "
        "colour_id int NOT NULL REFERENCES colour, size_id int NOT NULL REFERENCES size, "
        "price numeric(8,2) NOT NULL, stock int NOT NULL)",
        "CREATE INDEX ON sku (product_id)",
        "INSERT INTO brand SELECT id, name FROM unnest('{Amberly,Brookfold,Cindermill,Dovetree,"
        "Eastwick,Fernhall,Grenlow,Hazelbay,Ironleigh,Juniper Row,Kestrel,Larkmoor,Millbeck,"
        "Northam,Oakhurst,Pennybrook}'::text[]) WITH ORDINALITY AS brands (name, id)",
        "INSERT INTO colour SELECT id, name FROM unnest('{black,white,grey,red,blue,green,yellow,"
        "orange,violet,brown}'::text[]) WITH ORDINALITY AS colours (name, id)",
        "INSERT INTO size SELECT id, name FROM unnest('{tiny,small,medium,large,huge}'::text[]) "
        "WITH ORDINALITY AS sizes (name, id)"};
    // NOLINTEND(bugprone-suspicious-missing-comma)
    return all;
}

// hashint4extended() of a number and a seed is what stands for chance.
Statements fillTables(int first, int last) {
    const std::string products = "generate_series(" + std::to_string(first) + ", " +
                                 std::to_string(last) + ") AS product_id";
    return {
        "SET ROLE app",
        "INSERT INTO product SELECT product_id, "
        "('{quiet,bright,plain,sturdy,light,woven,folding,little,round,warm}'::text[])"
        "[1 + abs(hashint4extended(product_id, 1) % 10)] || ' ' || "
        "('{lamp,chair,kettle,basket,blanket,clock,jug,shelf,stool,mirror,rug,tray}'::text[])"
        "[1 + abs(hashint4extended(product_id, 2) % 12)], "
        "1 + abs(hashint4extended(product_id, 3) % 16) FROM " +
            products,
        "INSERT INTO sku SELECT id, product_id, 1 + abs(hashint4extended(id, 5) % 10), "
        "1 + abs(hashint4extended(id, 6) % 5), 1 + abs(hashint4extended(id, 7) % 20000) / 100.0, "
        "abs(hashint4extended(id, 8) % 200) FROM " +
            products +
            ", generate_series(product_id * 10, "
            "product_id * 10 + abs(hashint4extended(product_id, 4) % 9)::int) AS id"};
}

} // namespace

ClusterOptions shopOptions(int port, int products) {
    ClusterOptions options;
    options.megabytes += products / 600;
    options.port = port;
    options.access = "host shop app 127.0.0.1/32 trust\n";
    return options;
}

std::string shopUrl(int port) {
    return "postgresql://app@127.0.0.1:" + std::to_string(port) + "/shop";
}

Expected<void> fillShop(const Cluster& cluster, int products,
                        const std::function<bool()>& isStopped) {
    constexpr int part = 50'000;
    auto done = cluster.carryOut("postgres", makeDatabase()).and_then([&] {
        return cluster.carryOut("shop", makeTables());
    });
    for (int first = 1; done && first <= products && !isStopped(); first += part)
        done = cluster.carryOut("shop", fillTables(first, std::min(products, first + part - 1)));
    if (!done || isStopped())
        return done;
    return cluster.carryOut("shop", {"SET ROLE app", "VACUUM ANALYZE"});
}

} // namespace loadstone
