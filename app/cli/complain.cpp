#include "app/cli/complain.h"

#include <iostream>

namespace loadstone {

void complain(const Error& error) {
    std::cerr << "loadstone-cli: " << (error.field.empty() ? "" : error.field + ": ")
              << error.message << std::endl;
}

} // namespace loadstone
