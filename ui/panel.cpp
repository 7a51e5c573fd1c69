#include "ui/panel.h"

#include <QWindow>

namespace loadstone {

bool Panel::takes(const QStringList& files) const {
    return files.size() == 1 && files.front().endsWith(".json", Qt::CaseInsensitive);
}

Expected<void> Panel::drop(const QStringList& files) {
    return open(files.front());
}

// A window that is minimised or covered by another desktop is not exposed.
bool Panel::isSeen() const {
    const QWindow* handle = window()->windowHandle();
    return isVisible() && handle && handle->isExposed();
}

} // namespace loadstone
