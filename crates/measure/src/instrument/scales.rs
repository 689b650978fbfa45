//! What is wrong with scales: their parts, their rule for missing answers, their bands.

use super::{
    Reach,
    computing::{Aggregate, BandSet, Scale, Status},
    definition::Definition,
    problem::{Findings, What},
};

/// What is wrong with the scales, each with what stands above it.
pub(super) fn check_scales(definition: &Definition, findings: &mut Findings<'_>) {
    let items = definition.items.iter().map(|item| item.id.as_str());
    findings.ids("scale", items.chain(definition.scales.iter().map(|scale| scale.id.as_str())));
    for (at, scale) in definition.scales.iter().enumerate() {
        check_parts(definition, at, scale, findings);
    }
    // How high a scale reaches can be said only while no scale holds itself.
    if findings.problems.is_empty() {
        for scale in &definition.scales {
            check_height(definition, scale, findings);
        }
    }
}

fn check_parts(definition: &Definition, at: usize, scale: &Scale, findings: &mut Findings<'_>) {
    let place = format!("scale.{}", scale.id);
    findings.ids(&format!("{place}.of"), scale.of.iter().map(String::as_str));
    for part in &scale.of {
        let item = definition.items.iter().find(|item| item.id == *part);
        let above = definition.scales[..at].iter().any(|above| above.id == *part);
        findings.add_if(item.is_none_or(|item| item.unscored) && !above, &place, What::Unknown { name: part.clone() });
    }
    let parts = definition.parts(scale);
    findings.add_if(parts.is_empty(), &place, What::Empty);
    if let Some(factor) = scale.factor {
        findings.add_if(!(factor.is_finite() && factor > 0.0), &place, What::BadNumber);
    }
    let weighed = definition.items.iter().any(|item| item.weight.is_some() && parts.contains(&item.id.as_str()));
    if let Some(rule) = &scale.missing {
        let own_limit = rule.status == Status::Own && rule.most * 3 > parts.len();
        findings.add_if(rule.most >= parts.len() || own_limit, format!("{place}.missing"), What::TooManyMissing);
        findings.add_if(rule.most > 0 && weighed, format!("{place}.missing"), What::MissingAndWeighed);
        findings.filled(&format!("{place}.missing.source"), &rule.source);
    }
}

fn check_height(definition: &Definition, scale: &Scale, findings: &mut Findings<'_>) {
    let reach = definition.reach(scale);
    let place = format!("scale.{}", scale.id);
    if scale.aggregate == Aggregate::Rescaled {
        let parts = definition.parts(scale);
        let reaches: Vec<Reach> = parts.iter().filter_map(|part| definition.reach_of_part(part)).collect();
        findings.add_if(reaches.windows(2).any(|pair| pair[0] != pair[1]), &place, What::MixedRanges);
    }
    findings.ids(&format!("{place}.band_set"), scale.band_sets.iter().map(|set| set.id.as_str()));
    for set in &scale.band_sets {
        check_bands(&format!("{place}.band_set.{}", set.id), set, reach, findings);
    }
    findings.ids(&format!("{place}.cut"), scale.cuts.iter().map(|cut| cut.id.as_str()));
    for cut in &scale.cuts {
        let reachable = cut.from > reach.0 && cut.from <= reach.1;
        findings.add_if(!reachable, format!("{place}.cut.{}", cut.id), What::CutOutOfReach);
    }
    if let Some(likely) = scale.likely {
        findings.add_if(
            likely.from.is_nan() || likely.to.is_nan() || likely.from >= likely.to,
            format!("{place}.likely"),
            What::BandBackwards,
        );
    }
}

/// Bands have to take every score that is possible, each exactly once.
fn check_bands(place: &str, set: &BandSet, reach: Reach, findings: &mut Findings<'_>) {
    findings.filled(&format!("{place}.source"), &set.source);
    findings.ids(place, set.bands.iter().map(|band| band.id.as_str()));
    let finite = set.bands.iter().all(|band| band.from.is_finite() && band.to.is_finite());
    if !(set.step.is_finite() && set.step > 0.0 && finite) {
        findings.add(place, What::BadNumber);
        return;
    }
    let (Some(first), Some(last)) = (set.bands.first(), set.bands.last()) else {
        findings.add(place, What::Empty);
        return;
    };
    let near = set.step / 1000.0;
    findings.add_if(first.from > reach.0 + near, format!("{place}.{}", first.id), What::BandsGap);
    findings.add_if(last.to < reach.1 - near, format!("{place}.{}", last.id), What::BandsGap);
    for band in &set.bands {
        findings.add_if(band.to < band.from, format!("{place}.{}", band.id), What::BandBackwards);
    }
    for pair in set.bands.windows(2) {
        let distance = pair[1].from - pair[0].to;
        let at = format!("{place}.{}", pair[1].id);
        findings.add_if(distance < set.step - near, &at, What::BandsOverlap);
        findings.add_if(distance > set.step + near, &at, What::BandsGap);
    }
}
