#include "ui/shortcuts.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace loadstone {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Shortcuts", text);
}

QString rowOf(const char* keys, const QString& what) {
    return QString("<tr><td><b>%1</b></td><td style='padding-left: 18px'>%2</td></tr>")
        .arg(keys, what);
}

} // namespace

void showShortcuts(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setObjectName("shortcuts");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Keyboard shortcuts"));
    box->setTextFormat(Qt::RichText);
    box->setText("<table>" + rowOf("Ctrl+R, Enter", tr("Start")) + rowOf("Esc", tr("Stop")) +
                 rowOf("Ctrl+1, 2, 3", tr("Stress, Compare, MapReduce")) +
                 rowOf("Ctrl+O", tr("Open a result")) + rowOf("Ctrl+S", tr("Save the result")) +
                 rowOf("Ctrl+Q", tr("Quit")) + rowOf("F1", tr("This list")) +
                 rowOf("Tab, Shift+Tab", tr("To the next or the one before")) +
                 rowOf("+ −", tr("Zoom the chart that has the focus")) +
                 rowOf("← ↑ → ↓", tr("Move what the chart shows")) +
                 rowOf("0", tr("Show all of the chart")) +
                 rowOf("Ctrl+A, Ctrl+C", tr("Select and copy the rows of a table")) + "</table>");
    box->open();
}

} // namespace loadstone
