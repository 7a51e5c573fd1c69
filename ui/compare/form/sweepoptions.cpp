#include "ui/compare/form/sweepoptions.h"

#include "ui/widgets/formmarks.h"

#include <QHBoxLayout>
#include <QLabel>

namespace loadstone {

SweepOptions::SweepOptions(QWidget* parent)
    : QWidget(parent),
      m_share(new NumberField(this)),
      m_stopEarly(new QCheckBox(tr("Stop earl&y"), this)) {
    buildTimes();
    buildShare();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    addLabelled(*row, tr("&Warm-up"), m_warmUp);
    addLabelled(*row, tr("Cool-&down"), m_coolDown);
    addLabelled(*row, tr("Limit"), m_limit);
    addLabelled(*row, tr("Sweet spot from"), m_share);
    row->addWidget(m_stopEarly);
    row->addStretch();
}

void SweepOptions::addLabelled(QHBoxLayout& row, const QString& text, QWidget* field) {
    auto* label = new QLabel(text, this);
    label->setBuddy(field);
    row.addWidget(label);
    row.addWidget(field);
    row.addSpacing(12);
}

QLineEdit* SweepOptions::textField(const std::string& name, const QString& tip) {
    auto* field = new QLineEdit(this);
    field->setObjectName(QString::fromStdString(name));
    field->setToolTip(tip);
    field->setAlignment(Qt::AlignRight);
    field->setFixedWidth(fontMetrics().averageCharWidth() * 11);
    connect(field, &QLineEdit::textChanged, this, &SweepOptions::edited);
    connect(field, &QLineEdit::editingFinished, this, [this, name] { emit leftField(name); });
    return field;
}

void SweepOptions::buildTimes() {
    m_warmUp = textField("warm-up", tr("Load before each measurement that does not count, so that "
                                       "connections are open: 300ms, 1s; 0s means none"));
    m_coolDown = textField("cool-down", tr("Pause after each measurement, so that the server is "
                                           "at rest again: 200ms, 1s; 0s means none"));
    m_limit = textField("limit", tr("A limit of latency, as p99<50ms or max<1s: the results name "
                                    "the largest size that keeps it; empty means none"));
}

void SweepOptions::buildShare() {
    m_share->setObjectName("share");
    m_share->setRange(1, 100);
    m_share->setUnit(tr(" %"));
    m_share->setToolTip(tr("The sweet spot is the smallest pool that reaches this share of the "
                           "best throughput"));
    m_stopEarly->setObjectName("stopEarly");
    m_stopEarly->setToolTip(tr("On: pools larger than one that already answers less and fails more "
                               "than a smaller one are left out"));
    connect(m_share, &NumberField::edited, this, &SweepOptions::edited);
    connect(m_share, &NumberField::editingFinished, this, [this] { emit leftField("share"); });
    connect(m_stopEarly, &QCheckBox::toggled, this, &SweepOptions::edited);
}

void SweepOptions::setFields(const SweepFields& fields) {
    m_warmUp->setText(fields.warmUp);
    m_coolDown->setText(fields["cool-down"]);
    m_share->setValue(fields["share"].toInt());
    m_limit->setText(fields["limit"]);
    m_stopEarly->setChecked(fields["early-stop"] == "true");
}

void SweepOptions::readInto(SweepFields& fields) const {
    fields.warmUp = m_warmUp->text();
    fields["cool-down"] = m_coolDown->text();
    fields["share"] = QString::number(m_share->value());
    fields["limit"] = m_limit->text();
    fields["early-stop"] = m_stopEarly->isChecked() ? "true" : "false";
}

void SweepOptions::addTo(FormMarks& marks, FieldNote* note) {
    marks.add("warm-up", m_warmUp, note);
    marks.add("cool-down", m_coolDown, note);
    marks.add("limit", m_limit, note);
    marks.add("share", m_share, note);
}

} // namespace loadstone
