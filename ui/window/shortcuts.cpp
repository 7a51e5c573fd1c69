#include "ui/window/shortcuts.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace loadstone {

namespace {

QString rowOf(const char* keys, const QString& what) {
    return QString("<tr><td><b>%1</b></td><td style='padding-left: 18px'>%2</td></tr>")
        .arg(keys, what);
}

} // namespace

void showShortcuts(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setObjectName("shortcuts");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(QCoreApplication::translate("Shortcuts", "Keyboard shortcuts"));
    box->setTextFormat(Qt::RichText);
    box->setText(
        "<table>" + rowOf("Ctrl+R, Enter", QCoreApplication::translate("Shortcuts", "Start")) +
        rowOf("Esc", QCoreApplication::translate("Shortcuts", "Stop")) +
        rowOf("Ctrl+1, 2, 3",
              QCoreApplication::translate("Shortcuts", "Stress, Compare, MapReduce")) +
        rowOf("Ctrl+O", QCoreApplication::translate("Shortcuts", "Open a result")) +
        rowOf("Ctrl+S", QCoreApplication::translate("Shortcuts", "Save the result")) +
        rowOf("Ctrl+Q", QCoreApplication::translate("Shortcuts", "Quit")) +
        rowOf("F1", QCoreApplication::translate("Shortcuts", "This list")) +
        rowOf("Tab, Shift+Tab",
              QCoreApplication::translate("Shortcuts", "To the next or the one before")) +
        rowOf("+ −",
              QCoreApplication::translate("Shortcuts", "Zoom the chart that has the focus")) +
        rowOf("← ↑ → ↓", QCoreApplication::translate("Shortcuts", "Move what the chart shows")) +
        rowOf("0", QCoreApplication::translate("Shortcuts", "Show all of the chart")) +
        rowOf("Ctrl+A, Ctrl+C",
              QCoreApplication::translate("Shortcuts", "Select and copy the rows of a table")) +
        "</table>");
    box->open();
}

} // namespace loadstone
