#include "ui/panel.h"

#include <QWindow>

namespace loadstone {

Panel::Panel(QWidget* parent) : QWidget(parent) {
    constexpr std::chrono::milliseconds pause{200};
    m_storing.setSingleShot(true);
    m_storing.setInterval(pause);
    connect(&m_storing, &QTimer::timeout, this, &Panel::store);
}

bool Panel::takes(const QStringList& files) const {
    return files.size() == 1 && files.front().endsWith(".json", Qt::CaseInsensitive);
}

Expected<void> Panel::drop(const QStringList& files) {
    emit resultDropped(files.front());
    return {};
}

void Panel::holdBack(const QString& why) {
    if (why == m_heldBack)
        return;
    m_heldBack = why;
    showHeldBack(why);
}

// A window that is minimised or covered by another desktop is not exposed.
bool Panel::isSeen() const {
    const QWindow* handle = window()->windowHandle();
    return isVisible() && handle && handle->isExposed();
}

// The first drawing of a page takes several frames, for its fonts, styles and layout: better now
// than while something is being measured.
void Panel::drawAhead(const QStackedWidget& pages, QWidget& results) {
    if (results.isVisible())
        return;
    results.resize(pages.size());
    results.grab();
}

} // namespace loadstone
