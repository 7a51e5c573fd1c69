// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/years/yearspage.h"

#include "ui/format.h"
#include "ui/widgets/steadylabel.h"

#include <QVBoxLayout>

namespace loadstone {

YearsPage::YearsPage(const QString& worker, QWidget* parent)
    : QWidget(parent),
      m_chart(new YearChart(this)),
      m_draw(new QPushButton(QStringLiteral("Draw"), this)),
      m_state(new SteadyLabel(QStringLiteral("Counting by year: 100 %"), this)),
      m_curves(worker) {
    m_chart->setObjectName("years");
    m_chart->showNote(QStringLiteral("Curves appear here when the files are counted."));
    m_draw->setObjectName("drawYears");
    m_draw->setAutoDefault(true);
    m_draw->setToolTip(
        QStringLiteral("Reads the files again and counts the chosen n-grams, up to %1, year by "
                       "year")
            .arg(YearChart::mostCurves));
    m_state->setObjectName("yearsState");
    m_state->setMuted(true);
    auto* row = new QHBoxLayout;
    row->addWidget(m_state, 1);
    row->addWidget(m_draw);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_chart, 1);
    column->addLayout(row);
    connect(m_draw, &QPushButton::clicked, this, &YearsPage::draw);
    connect(m_chart, &Chart::failed, this, &YearsPage::failed);
    connect(&m_curves, &YearCurves::failed, this, [this](const QString& sentence) {
        showChoice();
        emit failed(sentence);
    });
    connect(&m_curves, &YearCurves::progressed, this, [this](double share) {
        m_state->setText(QStringLiteral("Counting by year: %1 %").arg(qRound(share * 100)));
    });
    connect(&m_curves, &YearCurves::ready, this,
            [this](const std::vector<YearCurve>& curves, const YearCounts& totals) {
                m_chart->showCurves(curves, totals);
                showChoice();
            });
}

void YearsPage::setReport(const NgramReport& report, const QString& totals) {
    m_curves.cancel();
    m_job = report.job;
    m_format = report.format;
    m_time = report.totalTime;
    m_totals = totals;
    m_isFromFile = report.isFromFile;
    m_chosen.clear();
    m_chart->showNote(invitation());
    showChoice();
}

QString YearsPage::invitation() const {
    if (m_format == Format::Text)
        return QStringLiteral("Text has no years; Google Books files do.");
    return m_isFromFile ? QStringLiteral(
                              "A saved result has no years. Press Start to count its files again.")
                        : QStringLiteral("Select n-grams in the table to see their curves.");
}

void YearsPage::choose(const std::vector<std::string>& ngrams) {
    if (!hasCurves() || ngrams == m_chosen)
        return;
    m_chosen = ngrams;
    showChoice();
    if (isQuick())
        draw();
}

void YearsPage::cancel() {
    m_curves.cancel();
    showChoice();
}

bool YearsPage::isQuick() const {
    constexpr Seconds quick{2};
    return m_time < quick;
}

void YearsPage::draw() {
    if (m_chosen.empty())
        return;
    m_state->setText(QStringLiteral("Counting by year"));
    m_curves.ask(m_job, m_chosen, m_totals);
}

void YearsPage::showChoice() {
    m_draw->setEnabled(!m_chosen.empty());
    m_draw->setVisible(!isQuick());
    m_state->setText(m_chosen.empty() ? QString()
                     : m_chosen.size() == 1
                         ? QStringLiteral("\"%1\" is chosen").arg(toText(m_chosen.front()))
                         : QStringLiteral("%1 n-grams are chosen").arg(m_chosen.size()));
}

} // namespace loadstone
