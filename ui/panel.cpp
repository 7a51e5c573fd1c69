#include "ui/panel.h"

namespace loadstone {

bool Panel::takes(const QStringList& files) const {
    return files.size() == 1 && files.front().endsWith(".json", Qt::CaseInsensitive);
}

Expected<void> Panel::drop(const QStringList& files) {
    return open(files.front());
}

} // namespace loadstone
