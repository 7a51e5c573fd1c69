#pragma once

class QWidget;

namespace loadstone {

/// Lists the keys that the window and its charts know, until it is closed.
void showShortcuts(QWidget* parent);

} // namespace loadstone
