// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/target/targetarguments.h"

#include "core/base/typednumber.h"
#include "core/cluster/shop.h"

#include <cmath>

namespace loadstone {

namespace {

/// In the place of the parser's own words for what is no port.
CLI::Validator isPort() {
    const CLI::Range ports(0, 65535);
    return {
        [ports](std::string& text) {
            return ports(text).empty()
                       ? std::string()
                       : "\"" + text +
                             "\" is no port; there are 1 to 65535, and 0, which takes a free one";
        },
        "0 - 65535"};
}

/// Makes "10k" a number that the parser takes.
CLI::Validator isNumberOfProducts() {
    return {[](std::string& text) {
                const auto number = readTypedNumber(text);
                if (!number || *number < fewestProducts || *number > mostProducts ||
                    *number != std::floor(*number))
                    return "\"" + text + "\" is no number of products; there may be 1,000 to " +
                           "1,000,000";
                text = std::to_string(static_cast<int>(*number));
                return std::string();
            },
            "1,000 - 1,000,000"};
}

} // namespace

void declareOptions(CLI::App& command, TargetOptions& options) {
    command
        .add_option("-p,--port", options.port,
                    "Port to listen on; 0 takes a free one. The default is 8089, and 0 for a "
                    "database")
        ->check(isPort());
    CLI::Option* const address =
        command.add_option("-a,--address", options.address, "Address to listen on")
            ->capture_default_str();
    CLI::Option* const minimal =
        command.add_flag("--minimal", options.minimal,
                         "Answer every request with the same two bytes, as fast as it goes");
    CLI::Option* const postgres =
        command
            .add_flag("--postgres", options.isDatabase,
                      "Start a throw-away PostgreSQL with the tables of a small shop")
            ->excludes(address)
            ->excludes(minimal);
    command.add_option("--rows", options.products, "Products that the shop has")
        ->transform(isNumberOfProducts())
        ->needs(postgres)
        ->capture_default_str();
    command.add_flag("--exit-with-parent", options.exitWithParent,
                     "End when standard input is closed");
}

} // namespace loadstone
