#pragma once

#include <QPalette>

namespace loadstone {

QPalette lightPalette();
QPalette darkPalette();

} // namespace loadstone
