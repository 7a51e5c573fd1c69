#include "ui/compare/form/sweepform.h"

#include "core/sweep/sweepsettingtext.h"
#include "ui/compare/form/eachfield.h"
#include "ui/compare/form/enginesfield.h"
#include "ui/compare/form/sizesfield.h"
#include "ui/compare/form/sweepoptions.h"
#include "ui/compare/form/sweeptime.h"
#include "ui/format.h"
#include "ui/request/bodyhint.h"
#include "ui/request/maskerrors.h"
#include "ui/request/requestline.h"
#include "ui/request/requestoptions.h"
#include "ui/widgets/fieldnote.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace loadstone {

SweepForm::SweepForm(QWidget* parent)
    : SettingsForm(parent),
      m_line(new RequestLine(tr("Measure with each pool size in turn (Enter or Ctrl+R)"),
                             tr("End the sweep now and keep what it has measured (Esc)"), this)),
      m_sizes(new SizesField(this)),
      m_repeats(new NumberField(this)),
      m_each(new EachField(this)),
      m_engines(new EnginesField(this)),
      m_time(new QLabel(this)),
      m_changed(new QLabel(this)),
      m_more(new QPushButton(tr("&More ▸"), this)),
      m_folded(new QWidget(this)),
      m_sweepOptions(new SweepOptions(m_folded)),
      m_options(new RequestOptions(m_folded)),
      m_waitNote(new FieldNote(this, FieldNote::Kind::Waiting)),
      m_lineNote(new FieldNote(this)),
      m_sizesNote(new FieldNote(this)),
      m_optionsNote(new FieldNote(this)),
      m_bodyHint(new FieldNote(this, FieldNote::Kind::Waiting)) {
    nameApart();
    buildFields();
    setParts({m_more, m_changed, m_folded, m_waitNote}, "sweepMore",
             tr("Warm-up, cool-down, early stop, sweet spot; headers, body, timeouts, "
                "redirects, HTTP version, TLS, proxy"));
    fillFolded();
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    rows->addWidget(m_line);
    rows->addWidget(m_waitNote);
    rows->addWidget(m_lineNote);
    rows->addWidget(secondRow());
    rows->addWidget(thirdRow());
    rows->addWidget(m_sizesNote);
    rows->addWidget(m_folded);
    rows->addWidget(m_optionsNote);
    rows->addWidget(m_bodyHint);
    buildMarks();
    setFields(defaultSweepFields());
    connectFields();
    setFocusProxy(&m_line->url());
}

SweepForm::~SweepForm() {
    // The field that has the focus tells that it is left; the marks must still be there then.
    hide();
}

// The Stress panel has the same fields, and in one window names are to tell them apart.
void SweepForm::nameApart() {
    for (QWidget* part : {static_cast<QWidget*>(m_line), static_cast<QWidget*>(m_options)})
        for (QWidget* field : part->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if (!field->objectName().isEmpty())
                field->setObjectName("sweep-" + field->objectName());
}

QLabel* SweepForm::labelOf(const QString& text, QWidget* field) {
    auto* label = new QLabel(text, this);
    label->setBuddy(field);
    return label;
}

QWidget* SweepForm::secondRow() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(labelOf(tr("Pool si&zes"), m_sizes));
    row->addWidget(m_sizes, 1);
    row->addSpacing(4);
    row->addWidget(labelOf(tr("&Repeats"), m_repeats));
    row->addWidget(m_repeats);
    row->addSpacing(4);
    row->addWidget(m_each);
    row->addSpacing(4);
    row->addWidget(m_changed);
    row->addWidget(m_more);
    return holder;
}

QWidget* SweepForm::thirdRow() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new QLabel(tr("Engines"), holder));
    row->addWidget(m_engines);
    row->addStretch(1);
    row->addWidget(m_time);
    return holder;
}

void SweepForm::buildFields() {
    m_repeats->setObjectName("repeats");
    m_repeats->setRange(1, maxRepeats);
    m_repeats->setToolTip(tr("How often to measure each size, in an order drawn anew each time. "
                             "Their spread is what the error bars show; 1 gives none."));
    m_time->setObjectName("sweepTime");
    m_time->setForegroundRole(QPalette::PlaceholderText);
    m_time->setToolTip(
        tr("Engines times pool sizes times repeats, each with its warm-up and cool-down"));
}

void SweepForm::fillFolded() {
    auto* rows = new QVBoxLayout(m_folded);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_sweepOptions);
    rows->addWidget(m_options);
}

void SweepForm::buildMarks() {
    marks().add("method", &m_line->methodBox(), m_lineNote);
    marks().add("url", &m_line->url(), m_lineNote);
    marks().add("levels", &m_sizes->line(), m_sizesNote);
    marks().add("engines", &m_engines->first(), m_sizesNote);
    marks().add("repeats", m_repeats, m_sizesNote);
    marks().add("duration", &m_each->line(), m_sizesNote);
    marks().add("requests", &m_each->line(), m_sizesNote);
    m_sweepOptions->addTo(marks(), m_optionsNote);
    m_options->addTo(marks(), m_optionsNote);
}

void SweepForm::connectFields() {
    connect(m_line, &RequestLine::startClicked, this, &SweepForm::startRequested);
    connect(m_line, &RequestLine::stopClicked, this, &SweepForm::stopRequested);
    connect(m_line, &RequestLine::edited, this, &SweepForm::onEdited);
    connect(m_sizes, &SizesField::edited, this, &SweepForm::onEdited);
    connect(m_engines, &EnginesField::edited, this, &SweepForm::onEdited);
    connect(m_engines, &EnginesField::edited, this, [this] { leave("engines"); });
    connect(m_repeats, &NumberField::edited, this, &SweepForm::onEdited);
    connect(m_each, &EachField::edited, this, &SweepForm::onEdited);
    connect(m_sweepOptions, &SweepOptions::edited, this, &SweepForm::onEdited);
    connect(m_sweepOptions, &SweepOptions::leftField, this, &SweepForm::leave);
    connect(m_options, &RequestOptions::edited, this, &SweepForm::onEdited);
    connect(m_options, &RequestOptions::leftField, this, &SweepForm::leave);
    const auto leaves = [this](QLineEdit& field, const char* name) {
        connect(&field, &QLineEdit::editingFinished, this, [this, name] { leave(name); });
    };
    connect(m_repeats, &NumberField::editingFinished, this, [this] { leave("repeats"); });
    leaves(m_line->url(), "url");
    leaves(m_sizes->line(), "levels");
    leaves(m_each->line(), "duration");
    leaves(m_each->line(), "requests");
}

SweepFields SweepForm::fields() const {
    SweepFields fields;
    fields.request = defaultFields();
    fields.request["method"] = m_line->method();
    fields.request["url"] = m_line->url().text();
    m_each->readInto(fields.request);
    m_options->readInto(fields.request);
    fields["levels"] = m_sizes->line().text();
    fields["engines"] = toText(textOf(m_engines->engines()));
    fields["repeats"] = QString::number(m_repeats->value());
    m_sweepOptions->readInto(fields);
    return fields;
}

void SweepForm::setFields(const SweepFields& fields) {
    m_filling = true;
    m_line->setMethod(fields.request["method"]);
    m_line->url().setText(fields.request["url"]);
    m_each->setFields(fields.request);
    m_options->setFields(fields.request);
    m_sizes->line().setText(fields["levels"]);
    m_sizes->line().setCursorPosition(0); // a long list is seen from its beginning
    m_engines->setEngines(enginesOf(fields));
    m_repeats->setValue(fields["repeats"].toInt());
    m_sweepOptions->setFields(fields);
    m_filling = false;
    marks().forgetTouches();
    refresh();
}

void SweepForm::setCurrentSize(int threads) {
    m_sizes->setCurrentSize(threads);
}

void SweepForm::setLimit(const QString& limit) {
    m_sweepOptions->setLimit(limit);
}

std::optional<SweepPlan> SweepForm::submit() {
    m_line->completeUrl();
    const ReadSweep read = this->read();
    return accept(read.errors) ? std::optional(read.plan) : std::nullopt;
}

std::vector<Error> SweepForm::errors() const {
    return read().errors;
}

ReadSweep SweepForm::read() const {
    ReadSweep filledIn = readSweep(fields());
    for (const Error& missing : maskErrors(filledIn.plan.plan))
        filledIn.errors.push_back(missing);
    return filledIn;
}

void SweepForm::showRunning(bool running) {
    m_line->setRunning(running);
    for (QWidget* field :
         {static_cast<QWidget*>(m_sizes), static_cast<QWidget*>(m_repeats),
          static_cast<QWidget*>(m_each), static_cast<QWidget*>(m_engines), m_folded})
        field->setEnabled(!running);
}

void SweepForm::showHeldBack(const QString& why) {
    m_line->holdBack(why);
}

void SweepForm::onEdited() {
    if (m_filling)
        return;
    refresh();
    emit edited();
}

void SweepForm::refresh() {
    const ReadSweep read = this->read();
    marks().show(read.errors);
    m_bodyHint->setText(bodyHint(fields().request));
    m_time->setText(read.errors.empty() ? sweepTimeText(read.plan) : QString());
    showChangedCount(changedOptions(fields()));
}

} // namespace loadstone
