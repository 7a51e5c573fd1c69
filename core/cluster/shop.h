// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cluster/cluster.h"

#include <functional>
#include <string_view>

namespace loadstone {

/// A small shop to ask about: products with their brand, and what is in stock of each by colour and
/// size. All of it follows from the products' numbers, so that each shop of a size is the same.
inline constexpr int fewestProducts = 1000;
inline constexpr int mostProducts = 1'000'000;

/// One product with all that there is of it; $1 is its number, from 1.
inline constexpr std::string_view shopQuery =
    "SELECT product.id, product.name, sku.id, colour.name, size.name FROM product "
    "JOIN sku ON sku.product_id = product.id JOIN colour ON colour.id = sku.colour_id "
    "JOIN size ON size.id = sku.size_id WHERE product.id = $1";

/// A cluster in which the user "app", who owns the database "shop" and has no other rights, may
/// enter it from this machine.
ClusterOptions shopOptions(int port, int products = fewestProducts);
/// Where that is.
std::string shopUrl(int port);
/// Makes the user and the database and fills them, part by part, until `isStopped` if that comes
/// first.
Expected<void> fillShop(const Cluster& cluster, int products,
                        const std::function<bool()>& isStopped);

} // namespace loadstone
