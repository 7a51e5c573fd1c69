#include "ui/compare/enginesfield.h"

#include <QCoreApplication>
#include <QHBoxLayout>

#include <algorithm>

namespace loadstone {

namespace {

struct EngineWords {
    const char* name;
    const char* box;
    const char* tip;
};

constexpr std::array<EngineWords, 3> engineWords{{
    {"pool", QT_TRANSLATE_NOOP("Engines", "Thread &pool"),
     QT_TRANSLATE_NOOP("Engines", "A thread for each request in flight, with libcurl. "
                                  "A pool of 1 sends one request after the other.")},
    {"loop", QT_TRANSLATE_NOOP("Engines", "Event &loop"),
     QT_TRANSLATE_NOOP("Engines", "An event loop for each core, with many connections each. "
                                  "HTTP/1.1 only; needs the least processor time.")},
    {"processes", QT_TRANSLATE_NOOP("Engines", "Pro&cesses"),
     QT_TRANSLATE_NOOP("Engines", "The same event loops, each in a process of its own.")},
}};

QString told(const char* text) {
    return QCoreApplication::translate("Engines", text);
}

} // namespace

QString engineText(EngineKind engine) {
    return told(engineWords.at(static_cast<std::size_t>(engine)).name);
}

EnginesField::EnginesField(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        auto* box = m_boxes.at(i) = new QCheckBox(told(engineWords.at(i).box), this);
        box->setObjectName(QString("engine-%1").arg(engineWords.at(i).name));
        box->setToolTip(told(engineWords.at(i).tip));
        connect(box, &QCheckBox::toggled, this, &EnginesField::edited);
        row->addWidget(box);
    }
}

std::vector<EngineKind> EnginesField::engines() const {
    std::vector<EngineKind> engines;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (m_boxes.at(i)->isChecked())
            engines.push_back(static_cast<EngineKind>(i));
    return engines;
}

void EnginesField::setEngines(const std::vector<EngineKind>& engines) {
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes.at(i)->setChecked(std::ranges::count(engines, static_cast<EngineKind>(i)) > 0);
}

} // namespace loadstone
